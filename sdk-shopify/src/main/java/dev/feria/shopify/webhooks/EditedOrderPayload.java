package dev.feria.shopify.webhooks;

/** What {@code orders/edited} carries. */
public record EditedOrderPayload(OrderEdit orderEdit) {
  /** Names the order that was edited. */
  public record OrderEdit(String orderId) {}
}
