package dev.feria.shopify.fulfillments;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Connection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of an order that leave from one location.
 *
 * @param status {@code OPEN}, {@code IN_PROGRESS}, {@code CLOSED} and others
 */
@CamelCase
public record FulfillmentOrder(
    String id,
    String status,
    @Nullable String requestStatus,
    @Nullable AssignedLocation assignedLocation,
    @Nullable List<SupportedAction> supportedActions,
    @Nullable Connection<FulfillmentOrderLine> lineItems) {
  public FulfillmentOrder {
    supportedActions =
        supportedActions == null ? List.of() : Collections.unmodifiableList(supportedActions);
    lineItems = lineItems == null ? Connection.none() : lineItems;
  }

  @Override
  public List<SupportedAction> supportedActions() {
    return supportedActions == null ? List.of() : supportedActions;
  }

  @Override
  public Connection<FulfillmentOrderLine> lineItems() {
    return lineItems == null ? Connection.none() : lineItems;
  }

  /** Tells whether a fulfillment may be created for it. */
  public boolean mayBeFulfilled() {
    return supportedActions().stream()
        .anyMatch(supported -> supported.action().equals("CREATE_FULFILLMENT"));
  }
}
