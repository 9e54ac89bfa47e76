package dev.feria.shopify.webhooks;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code customers/redact} carries: the person must be forgotten within 30 days.
 *
 * @param ordersToRedact ids of orders
 */
public record CustomerRedactPayload(
    @Nullable String shopId,
    @Nullable String shopDomain,
    @Nullable PersonPayload customer,
    @Nullable List<String> ordersToRedact) {
  public CustomerRedactPayload {
    ordersToRedact =
        ordersToRedact == null ? List.of() : Collections.unmodifiableList(ordersToRedact);
  }

  @Override
  public List<String> ordersToRedact() {
    return ordersToRedact == null ? List.of() : ordersToRedact;
  }
}
