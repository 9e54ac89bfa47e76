package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.MoneyBag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment or a part of one.
 *
 * @param kind {@code SALE}, {@code CAPTURE}, {@code REFUND} and others
 * @param status {@code SUCCESS}, {@code PENDING}, {@code FAILURE} and others
 */
@CamelCase
public record Transaction(
    String id,
    @Nullable String kind,
    @Nullable String status,
    @Nullable String gateway,
    @Nullable MoneyBag amountSet,
    @Nullable Instant processedAt) {}
