package dev.feria.shopify.fulfillments;

import dev.feria.core.json.CamelCase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment to record.
 *
 * @param lineItemsByFulfillmentOrder what leaves; all of one order and one location
 * @param trackingInfo how to follow it
 * @param notifyCustomer whether the provider writes to the buyer
 */
@CamelCase
public record NewFulfillment(
    List<Part> lineItemsByFulfillmentOrder,
    @Nullable Tracking trackingInfo,
    boolean notifyCustomer) {
  public NewFulfillment {
    lineItemsByFulfillmentOrder = List.copyOf(lineItemsByFulfillmentOrder);
  }

  /**
   * What leaves of a fulfillment order.
   *
   * @param fulfillmentOrderLineItems null for everything that remains
   */
  @CamelCase
  public record Part(String fulfillmentOrderId, @Nullable List<Line> fulfillmentOrderLineItems) {}

  /**
   * Pieces of a line of a fulfillment order.
   *
   * @param id of the fulfillment order's line, not of the order's
   */
  @CamelCase
  public record Line(String id, int quantity) {}
}
