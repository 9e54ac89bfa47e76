package dev.feria.woocommerce.orders;

import dev.feria.woocommerce.wire.DecimalText;
import org.jspecify.annotations.Nullable;

/**
 * A refund as an order names it.
 *
 * @param total below zero
 */
public record RefundSummary(String id, @Nullable String reason, @Nullable DecimalText total) {}
