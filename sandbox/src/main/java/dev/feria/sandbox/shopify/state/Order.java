package dev.feria.sandbox.shopify.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One order. Times are milliseconds since 1970, 0 is never. */
public final class Order {
  static final Order NONE = new Order();

  public long id;
  public int number;
  public String currency = "CLP";
  public long created;
  public long updated;
  public long cancelled;
  public long closed;
  public @Nullable String cancelReason;
  public boolean test;
  public boolean edited;
  public String source = "web";
  public @Nullable String note;
  public List<String> tags = new ArrayList<>(0);
  public Map<String, String> attributes = new LinkedHashMap<>(2);

  /** As in the API: PENDING, AUTHORIZED, PAID and so on. */
  public String financial = "PAID";

  public String gateway = "mercado_pago";
  public @Nullable String email;
  public @Nullable String phone;
  public @Nullable String taxId;

  /** 0 for none. */
  public long customerId;

  public @Nullable Address shipping;
  public long shippingLineId;
  public String shippingTitle = "";
  public BigDecimal shippingPrice = BigDecimal.ZERO;
  public List<Line> lines = new ArrayList<>(1);
  public List<Transaction> transactions = new ArrayList<>(1);
  public List<Refund> refunds = new ArrayList<>(0);
  public List<FulfillmentOrder> fulfillmentOrders = new ArrayList<>(1);
  public List<Fulfillment> fulfillments = new ArrayList<>(0);

  /** As people see it. */
  public String name() {
    return "#" + number;
  }

  /** The line with this id, or null. */
  public @Nullable Line line(long lineId) {
    for (Line line : lines) {
      if (line.id == lineId) {
        return line;
      }
    }
    return null;
  }

  /** Lines as bought. */
  public BigDecimal subtotal() {
    return lines.stream()
        .map(line -> line.price.multiply(BigDecimal.valueOf(line.quantity)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Lines without what was taken back. */
  public BigDecimal currentSubtotal() {
    return lines.stream()
        .map(line -> line.price.multiply(BigDecimal.valueOf(line.current)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** As bought, with shipping. */
  public BigDecimal total() {
    return subtotal().add(shippingPrice);
  }

  /** What the order is worth now; nothing when it is cancelled. */
  public BigDecimal currentTotal() {
    return cancelled != 0 ? BigDecimal.ZERO : currentSubtotal().add(shippingPrice);
  }

  /** Money that came in. */
  public BigDecimal received() {
    return moved("SALE").add(moved("CAPTURE"));
  }

  /** Money that went back. */
  public BigDecimal refunded() {
    return moved("REFUND");
  }

  private BigDecimal moved(String kind) {
    return transactions.stream()
        .filter(t -> t.kind.equals(kind) && t.status.equals("SUCCESS"))
        .map(t -> t.amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Still to be paid. */
  public BigDecimal outstanding() {
    return cancelled != 0
        ? BigDecimal.ZERO
        : currentTotal().subtract(received().subtract(refunded())).max(BigDecimal.ZERO);
  }

  /** As in the API. */
  public String fulfillment() {
    int open = 0;
    int fulfilled = 0;
    int current = 0;
    for (Line line : lines) {
      open += line.open();
      fulfilled += line.fulfilled;
      current += line.current;
    }
    if (fulfilled == 0) {
      return current == 0 && !refunds.isEmpty() ? "RESTOCKED" : "UNFULFILLED";
    }
    return open == 0 ? "FULFILLED" : "PARTIALLY_FULFILLED";
  }

  /** Sets the references between the parts again. */
  public void link() {
    lines.forEach(line -> line.order = this);
    transactions.forEach(transaction -> transaction.order = this);
    for (Refund refund : refunds) {
      refund.order = this;
      refund.parts.forEach(part -> part.owner = refund);
    }
    for (FulfillmentOrder work : fulfillmentOrders) {
      work.order = this;
      work.parts.forEach(part -> part.owner = work);
    }
    for (Fulfillment parcel : fulfillments) {
      parcel.order = this;
      parcel.parts.forEach(part -> part.owner = parcel);
    }
  }
}
