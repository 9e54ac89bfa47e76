package dev.feria.woocommerce.coupons;

import dev.feria.core.json.OpenEnum;
import dev.feria.woocommerce.wire.DecimalText;
import dev.feria.woocommerce.wire.GmtTime;
import org.jspecify.annotations.Nullable;

/**
 * A coupon.
 *
 * @param code what buyers type
 * @param amount percent or currency units, by its type
 * @param dateExpiresGmt null for ever
 * @param usageLimit null without a limit
 */
public record Coupon(
    String id,
    String code,
    @Nullable DecimalText amount,
    @Nullable DiscountType discountType,
    @Nullable String description,
    @Nullable GmtTime dateExpiresGmt,
    @Nullable Integer usageCount,
    @Nullable Integer usageLimit) {
  /**
   * What an amount means.
   *
   * @param wire as the shop writes it
   */
  public record DiscountType(String wire) implements OpenEnum {
    /** Percent of the price. */
    public static final DiscountType PERCENT = new DiscountType("percent");

    /** Off the cart. */
    public static final DiscountType FIXED_CART = new DiscountType("fixed_cart");

    /** Off each piece. */
    public static final DiscountType FIXED_PRODUCT = new DiscountType("fixed_product");
  }
}
