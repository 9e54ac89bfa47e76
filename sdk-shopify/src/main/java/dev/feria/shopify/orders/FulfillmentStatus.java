package dev.feria.shopify.orders;

import dev.feria.core.json.OpenEnum;

/** How much of an order has left. */
public record FulfillmentStatus(String wire) implements OpenEnum {
  public static final FulfillmentStatus UNFULFILLED = new FulfillmentStatus("UNFULFILLED");
  public static final FulfillmentStatus PARTIALLY_FULFILLED =
      new FulfillmentStatus("PARTIALLY_FULFILLED");
  public static final FulfillmentStatus FULFILLED = new FulfillmentStatus("FULFILLED");
  public static final FulfillmentStatus RESTOCKED = new FulfillmentStatus("RESTOCKED");
  public static final FulfillmentStatus PENDING_FULFILLMENT =
      new FulfillmentStatus("PENDING_FULFILLMENT");
  public static final FulfillmentStatus OPEN = new FulfillmentStatus("OPEN");
  public static final FulfillmentStatus IN_PROGRESS = new FulfillmentStatus("IN_PROGRESS");
  public static final FulfillmentStatus ON_HOLD = new FulfillmentStatus("ON_HOLD");
  public static final FulfillmentStatus SCHEDULED = new FulfillmentStatus("SCHEDULED");
  public static final FulfillmentStatus REQUEST_DECLINED =
      new FulfillmentStatus("REQUEST_DECLINED");
}
