package dev.feria.shopify.fulfillments;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the documents of fulfillments answer with. */
final class FulfillmentData {
  private FulfillmentData() {}

  @CamelCase
  record OfOrder(@Nullable ShippableOrder order) {}

  @CamelCase
  record Created(@Nullable Answer fulfillmentCreate) {}

  @CamelCase
  record Updated(@Nullable Answer fulfillmentTrackingInfoUpdate) {}

  @CamelCase
  record Cancelled(@Nullable Answer fulfillmentCancel) {}

  @CamelCase
  record Answer(@Nullable Fulfillment fulfillment, @Nullable List<UserError> userErrors) {}
}
