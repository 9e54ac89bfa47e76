package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Connection;
import dev.feria.shopify.wire.MoneyBag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refund. */
@CamelCase
public record Refund(
    String id,
    @Nullable Instant createdAt,
    @Nullable MoneyBag totalRefundedSet,
    @Nullable Connection<RefundLineItem> refundLineItems) {
  public Refund {
    refundLineItems = refundLineItems == null ? Connection.none() : refundLineItems;
  }

  @Override
  public Connection<RefundLineItem> refundLineItems() {
    return refundLineItems == null ? Connection.none() : refundLineItems;
  }
}
