package dev.feria.sandbox.shopify.state;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One line of an order. */
public final class Line {
  public long id;

  /** 0 when the variant was never in the catalogue. */
  public long variantId;

  public long productId;
  public String title = "";
  public @Nullable String variantTitle;
  public @Nullable String sku;
  public @Nullable String vendor;

  /** As bought. */
  public int quantity;

  /** Without what was refunded or removed. */
  public int current;

  public int fulfilled;
  public BigDecimal price = BigDecimal.ZERO;
  public boolean requiresShipping = true;

  /** Product and variant title together. */
  public String name() {
    return variantTitle == null ? title : title + " - " + variantTitle;
  }

  /** Still to ship. */
  public int open() {
    return Math.max(0, current - fulfilled);
  }

  public transient Order order = Order.NONE;
}
