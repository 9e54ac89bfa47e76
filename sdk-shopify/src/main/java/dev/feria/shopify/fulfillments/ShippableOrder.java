package dev.feria.shopify.fulfillments;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Connection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to leave of an order, and what has left.
 *
 * @param fulfillmentOrders one for each location, at most 5
 * @param fulfillments at most 20
 */
@CamelCase
public record ShippableOrder(
    String id,
    @Nullable Connection<FulfillmentOrder> fulfillmentOrders,
    @Nullable List<Fulfillment> fulfillments) {
  public ShippableOrder {
    fulfillmentOrders = fulfillmentOrders == null ? Connection.none() : fulfillmentOrders;
    fulfillments = fulfillments == null ? List.of() : Collections.unmodifiableList(fulfillments);
  }

  @Override
  public Connection<FulfillmentOrder> fulfillmentOrders() {
    return fulfillmentOrders == null ? Connection.none() : fulfillmentOrders;
  }

  @Override
  public List<Fulfillment> fulfillments() {
    return fulfillments == null ? List.of() : fulfillments;
  }
}
