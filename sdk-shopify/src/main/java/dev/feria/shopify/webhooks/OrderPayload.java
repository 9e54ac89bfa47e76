package dev.feria.shopify.webhooks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code orders/*} webhooks carry. Times have the shop's offset on the wire.
 *
 * @param financialStatus {@code paid}, {@code pending} and others
 * @param fulfillmentStatus null, {@code partial}, {@code fulfilled} or {@code restocked}
 */
public record OrderPayload(
    String id,
    @Nullable String name,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant cancelledAt,
    @Nullable String currency,
    @Nullable String financialStatus,
    @Nullable String fulfillmentStatus,
    @Nullable String email,
    @Nullable String phone,
    @Nullable BigDecimal totalPrice,
    @Nullable BigDecimal subtotalPrice,
    @Nullable BigDecimal currentTotalPrice,
    @Nullable List<LineItemPayload> lineItems) {
  public OrderPayload {
    lineItems = lineItems == null ? List.of() : Collections.unmodifiableList(lineItems);
  }

  @Override
  public List<LineItemPayload> lineItems() {
    return lineItems == null ? List.of() : lineItems;
  }
}
