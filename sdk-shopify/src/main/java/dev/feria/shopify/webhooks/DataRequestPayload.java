package dev.feria.shopify.webhooks;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code customers/data_request} carries.
 *
 * @param ordersRequested ids of orders
 */
public record DataRequestPayload(
    @Nullable String shopId,
    @Nullable String shopDomain,
    @Nullable List<String> ordersRequested,
    @Nullable PersonPayload customer,
    @Nullable RequestPayload dataRequest) {
  public DataRequestPayload {
    ordersRequested =
        ordersRequested == null ? List.of() : Collections.unmodifiableList(ordersRequested);
  }

  @Override
  public List<String> ordersRequested() {
    return ordersRequested == null ? List.of() : ordersRequested;
  }
}
