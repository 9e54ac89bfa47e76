package dev.feria.shopify.orders;

import dev.feria.core.json.OpenEnum;

/** Why an order was cancelled. */
public record CancelReason(String wire) implements OpenEnum {
  public static final CancelReason CUSTOMER = new CancelReason("CUSTOMER");
  public static final CancelReason DECLINED = new CancelReason("DECLINED");
  public static final CancelReason FRAUD = new CancelReason("FRAUD");
  public static final CancelReason INVENTORY = new CancelReason("INVENTORY");
  public static final CancelReason STAFF = new CancelReason("STAFF");
  public static final CancelReason OTHER = new CancelReason("OTHER");
}
