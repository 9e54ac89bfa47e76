package dev.feria.sandbox.woocommerce.state;

import java.math.BigDecimal;

/** A coupon. */
public final class Coupon extends Entry {
  public String code = "";

  /** {@code percent}, {@code fixed_cart} or {@code fixed_product}. */
  public String discountType = "fixed_cart";

  public BigDecimal amount = BigDecimal.ZERO;
  public long usageCount;
}
