package dev.feria.server.sales;

import dev.feria.core.commerce.FulfilmentState;
import dev.feria.core.commerce.OrderState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is held of an order, as far as applying it needs.
 *
 * @param returned how many pieces are the seller's again although it stands
 * @param fulfilment null where the provider does not tell
 */
record OrderHead(
    UUID orderId,
    UUID accountId,
    String externalId,
    OrderState state,
    Instant placedAt,
    Instant updatedAt,
    int returned,
    @Nullable FulfilmentState fulfilment) {

  ApplyOutcome.Shape shape() {
    return new ApplyOutcome.Shape(state, updatedAt, returned, fulfilment);
  }
}
