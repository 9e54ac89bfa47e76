package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.OrderState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as lists show it.
 *
 * @param unmatched how many of its lines have no product and are ours to ship
 */
public record OrderSummary(
    UUID orderId,
    UUID accountId,
    String externalId,
    String packId,
    OrderState state,
    String providerStatus,
    Instant placedAt,
    Instant updatedAt,
    Money total,
    @Nullable String buyerName,
    @Nullable String shipmentId,
    long unmatched) {}
