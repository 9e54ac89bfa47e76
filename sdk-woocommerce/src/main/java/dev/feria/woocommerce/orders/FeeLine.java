package dev.feria.woocommerce.orders;

import dev.feria.woocommerce.wire.DecimalText;
import org.jspecify.annotations.Nullable;

/**
 * A fee.
 *
 * @param total below zero for a discount, for example for paying at once
 */
public record FeeLine(
    String id,
    @Nullable String name,
    @Nullable DecimalText total,
    @Nullable DecimalText totalTax) {}
