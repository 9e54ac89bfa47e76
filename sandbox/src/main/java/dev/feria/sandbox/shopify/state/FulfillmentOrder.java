package dev.feria.sandbox.shopify.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of an order that one location ships. */
public final class FulfillmentOrder {
  /** Units of one line. */
  public static final class Part {
    public long id;
    public long lineId;
    public int total;
    public int remaining;
    public transient FulfillmentOrder owner = NONE;
  }

  static final FulfillmentOrder NONE = new FulfillmentOrder();

  public long id;
  public long locationId;
  public String status = "OPEN";
  public long created;
  public long updated;
  public List<Part> parts = new ArrayList<>(1);
  public transient Order order = Order.NONE;

  /** The part with this id, or null. */
  public @Nullable Part part(long partId) {
    for (Part part : parts) {
      if (part.id == partId) {
        return part;
      }
    }
    return null;
  }

  /** True while something can be shipped. */
  public boolean isOpen() {
    return status.equals("OPEN") || status.equals("IN_PROGRESS");
  }
}
