package dev.feria.woocommerce.orders;

import dev.feria.woocommerce.wire.DecimalText;
import org.jspecify.annotations.Nullable;

/** A way of shipping that the buyer chose. */
public record ShippingLine(
    String id,
    @Nullable String methodTitle,
    @Nullable String methodId,
    @Nullable DecimalText total,
    @Nullable DecimalText totalTax) {}
