package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import dev.feria.core.page.Entry;
import dev.feria.shopify.wire.Connection;
import dev.feria.shopify.wire.UserError;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the documents of orders answer with. */
final class OrderData {
  private OrderData() {}

  @CamelCase
  record Listed(Connection<Entry<Order>> orders) {}

  @CamelCase
  record One(@Nullable Order order) {}

  @CamelCase
  record Detailed(@Nullable OrderDetails order) {}

  @CamelCase
  record Lined(@Nullable Lines order) {}

  @CamelCase
  record Lines(Connection<LineItem> lineItems) {}

  @CamelCase
  record Refunded(@Nullable Refunds order) {}

  @CamelCase
  record Refunds(List<Refund> refunds) {}

  @CamelCase
  record OneRefund(@Nullable RefundLines refund) {}

  @CamelCase
  record RefundLines(Connection<RefundLineItem> refundLineItems) {}

  @CamelCase
  record Marked(@Nullable Outcome orderMarkAsPaid) {}

  @CamelCase
  record Outcome(@Nullable List<UserError> userErrors) {
    List<UserError> errors() {
      return userErrors == null ? List.of() : Collections.unmodifiableList(userErrors);
    }
  }
}
