package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is stored.
 *
 * @param fulfilment how much of it has left; null where the provider does not tell
 */
public record OrderRow(
    UUID orderId,
    UUID accountId,
    String externalId,
    String packId,
    String state,
    String providerStatus,
    Instant placedAt,
    Instant providerUpdatedAt,
    Money total,
    @Nullable String buyerId,
    @Nullable String buyerName,
    @Nullable String shipmentId,
    String sent,
    @Nullable String fulfilment) {}
