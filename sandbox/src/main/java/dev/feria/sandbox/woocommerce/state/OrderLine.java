package dev.feria.sandbox.woocommerce.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of an order. Amounts are for the whole quantity and without tax. */
public final class OrderLine {
  public long id;
  public String name = "";

  /** 0 when the product is gone. */
  public long productId;

  /** 0 when the product has no variations. */
  public long variationId;

  public long quantity;
  public @Nullable String sku;
  public @Nullable String parentName;

  /** Before coupons. */
  public BigDecimal subtotal = BigDecimal.ZERO;

  public BigDecimal subtotalTax = BigDecimal.ZERO;

  /** After coupons. */
  public BigDecimal total = BigDecimal.ZERO;

  public BigDecimal totalTax = BigDecimal.ZERO;

  /** How many units were taken from the stock for this line and are still gone. */
  public long reduced;

  /** Units that were refunded. */
  public long refunded;

  public List<Meta> meta = new ArrayList<>();
}
