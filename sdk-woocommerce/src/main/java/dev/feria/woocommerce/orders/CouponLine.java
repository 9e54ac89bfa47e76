package dev.feria.woocommerce.orders;

import dev.feria.woocommerce.wire.DecimalText;
import org.jspecify.annotations.Nullable;

/** A coupon that was used. */
public record CouponLine(
    String id,
    @Nullable String code,
    @Nullable DecimalText discount,
    @Nullable DecimalText discountTax) {}
