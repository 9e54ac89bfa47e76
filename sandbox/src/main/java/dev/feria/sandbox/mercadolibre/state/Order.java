package dev.feria.sandbox.mercadolibre.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One order: one item or variation in any quantity. Times are milliseconds since 1970. */
public final class Order {
  public long id;

  /** 0 when the order is in no pack. */
  public long packId;

  public long sellerId;

  public long buyerId;

  public String siteId = "MLC";

  public String itemId = "";

  /** 0 when the item has no variations. */
  public long variationId;

  public String title = "";

  public String categoryId = "";

  /** Value of the variation's attribute. */
  public @Nullable String variant;

  public @Nullable String sku;

  public @Nullable String customField;

  public @Nullable String userProductId;

  public int quantity;

  public BigDecimal unitPrice = BigDecimal.ZERO;

  /** Per unit. */
  public BigDecimal saleFee = BigDecimal.ZERO;

  public BigDecimal coupon = BigDecimal.ZERO;

  public BigDecimal refunded = BigDecimal.ZERO;

  /** Paid by the buyer with this order. */
  public BigDecimal shippingCost = BigDecimal.ZERO;

  public String currency = "CLP";

  public String listingType = "gold_special";

  public String status = "paid";

  public long paymentId;

  /** 0 until created. */
  public long shipmentId;

  public long created;

  /** 0 until paid. */
  public long closed;

  public long updated;

  /** 0 unless cancelled. */
  public long cancelled;

  /** Who asked: buyer or seller. */
  public @Nullable String cancelledBy;

  public boolean fulfillment;

  /** Units this order has taken out of the stock and not given back. */
  public int taken;

  public @Nullable String storeId;

  public @Nullable String nodeId;

  public List<String> notes = new ArrayList<>(0);

  /** Units times price. */
  public BigDecimal total() {
    return unitPrice.multiply(BigDecimal.valueOf(quantity));
  }

  /** True once the buyer has paid, refunds or not. */
  public boolean isPaid() {
    return status.equals("paid") || status.equals("partially_refunded");
  }
}
