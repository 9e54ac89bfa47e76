package dev.feria.woocommerce.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * A webhook of the shop.
 *
 * @param status {@code active}, {@code paused}, or {@code disabled} by the shop after failures
 * @param topic for example {@code order.updated}
 */
public record Webhook(
    String id,
    @Nullable String name,
    @Nullable String status,
    @Nullable String topic,
    @Nullable String deliveryUrl) {
  /** Tells whether it is delivered. */
  public boolean isActive() {
    return "active".equals(status);
  }
}
