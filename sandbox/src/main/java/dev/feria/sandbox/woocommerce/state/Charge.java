package dev.feria.sandbox.woocommerce.state;

import java.math.BigDecimal;

/** Shipping, a fee or a coupon of an order. */
public final class Charge {
  public long id;

  /** {@code shipping}, {@code fee} or {@code coupon}. */
  public String kind = "fee";

  /** Title, name or code. */
  public String name = "";

  public String methodId = "";

  /** Negative for a discount by a fee; what a coupon took off is positive. */
  public BigDecimal total = BigDecimal.ZERO;

  public BigDecimal tax = BigDecimal.ZERO;

  /** A charge of one kind. */
  public static Charge of(long id, String kind, String name, BigDecimal total) {
    Charge charge = new Charge();
    charge.id = id;
    charge.kind = kind;
    charge.name = name;
    charge.total = total;
    return charge;
  }
}
