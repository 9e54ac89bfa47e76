package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment of an order.
 *
 * @param status {@code SUCCESS}, {@code CANCELLED} and others
 */
@CamelCase
public record OrderFulfillment(
    String id,
    @Nullable String status,
    @Nullable String displayStatus,
    @Nullable List<TrackingInfo> trackingInfo) {
  public OrderFulfillment {
    trackingInfo = trackingInfo == null ? List.of() : Collections.unmodifiableList(trackingInfo);
  }

  @Override
  public List<TrackingInfo> trackingInfo() {
    return trackingInfo == null ? List.of() : trackingInfo;
  }
}
