package dev.feria.shopify.fulfillments;

import dev.feria.core.limit.Priority;
import dev.feria.shopify.graphql.GraphQlRequest;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.internal.Gateway;
import dev.feria.shopify.wire.Gid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls on fulfillment orders and fulfillments. Thread-safe.
 *
 * @see <a href="https://shopify.dev/docs/api/admin-graphql/latest/mutations/fulfillmentCreate">
 *     fulfillmentCreate, read 2026-11-20</a>
 */
public final class FulfillmentsClient {
  private final Gateway gateway;

  /** Made by {@code ShopifyClient.fulfillments()}. */
  public FulfillmentsClient(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Reads what has to leave of an order, and what has left.
   *
   * @throws dev.feria.core.error.RejectedException with code {@code not_found} when the application
   *     does not see the order
   */
  public ShippableOrder of(String orderId) {
    ShippableOrder order =
        gateway
            .data(
                GraphQlRequest.of("fulfillments.of_order", FulfillmentDocuments.ORDERS)
                    .variable("id", Gid.of("Order", orderId)),
                FulfillmentData.OfOrder.class,
                Priority.ORDERS)
            .order();
    if (order == null) {
      throw Errors.notFound("fulfillments.of_order");
    }
    return order;
  }

  /**
   * Records a shipment. Not safe to repeat: after a time-out, look with {@link #of} first.
   *
   * @throws dev.feria.core.error.RejectedException when it cannot leave, for example because
   *     everything has left
   */
  public Fulfillment create(NewFulfillment fulfillment) {
    return made(
        "fulfillments.create",
        gateway
            .data(
                GraphQlRequest.of("fulfillments.create", FulfillmentDocuments.CREATE)
                    .variable("fulfillment", fulfillment),
                FulfillmentData.Created.class,
                Priority.ORDERS)
            .fulfillmentCreate());
  }

  /** Corrects how a shipment is followed, and tells the buyer. */
  public Fulfillment track(String fulfillmentId, Tracking tracking) {
    return made(
        "fulfillments.track",
        gateway
            .data(
                GraphQlRequest.of("fulfillments.track", FulfillmentDocuments.UPDATE_TRACKING)
                    .variable("id", Gid.of("Fulfillment", fulfillmentId))
                    .variable("tracking", tracking)
                    .variable("notify", true)
                    .repeatable(),
                FulfillmentData.Updated.class,
                Priority.ORDERS)
            .fulfillmentTrackingInfoUpdate());
  }

  /** Takes a shipment back. */
  public Fulfillment cancel(String fulfillmentId) {
    return made(
        "fulfillments.cancel",
        gateway
            .data(
                GraphQlRequest.of("fulfillments.cancel", FulfillmentDocuments.CANCEL)
                    .variable("id", Gid.of("Fulfillment", fulfillmentId)),
                FulfillmentData.Cancelled.class,
                Priority.ORDERS)
            .fulfillmentCancel());
  }

  private static Fulfillment made(String operation, FulfillmentData.@Nullable Answer answer) {
    if (answer == null) {
      throw Errors.notFound(operation);
    }
    Gateway.check(operation, answer.userErrors() == null ? List.of() : answer.userErrors());
    Fulfillment fulfillment = answer.fulfillment();
    if (fulfillment == null) {
      throw Errors.notFound(operation);
    }
    return fulfillment;
  }
}
