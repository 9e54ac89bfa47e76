package dev.feria.sandbox.shopify.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parcel that has left. */
public final class Fulfillment {
  /** Units of one line. */
  public static final class Part {
    public long id;
    public long fulfillmentOrderId;
    public long fulfillmentOrderPartId;
    public long lineId;
    public int quantity;
    public transient Fulfillment owner = NONE;
  }

  static final Fulfillment NONE = new Fulfillment();

  public long id;
  public long locationId;
  public String name = "";
  public String status = "SUCCESS";
  public String displayStatus = "FULFILLED";
  public @Nullable String company;
  public List<String> numbers = new ArrayList<>(1);
  public List<String> urls = new ArrayList<>(1);
  public List<Part> parts = new ArrayList<>(1);
  public long created;
  public long updated;
  public transient Order order = Order.NONE;
}
