package dev.feria.shopify.fulfillments;

import dev.feria.core.json.CamelCase;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment.
 *
 * @param legacyResourceId the number in {@link #id}
 * @param status {@code SUCCESS}, {@code CANCELLED} and others
 */
@CamelCase
public record Fulfillment(
    String id,
    String legacyResourceId,
    String status,
    @Nullable String displayStatus,
    @Nullable List<Tracking> trackingInfo) {
  public Fulfillment {
    trackingInfo = trackingInfo == null ? List.of() : Collections.unmodifiableList(trackingInfo);
  }

  @Override
  public List<Tracking> trackingInfo() {
    return trackingInfo == null ? List.of() : trackingInfo;
  }
}
