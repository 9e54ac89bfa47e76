package dev.feria.mercadolibre.shipments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment, in the newer of the provider's two shapes.
 *
 * @param substatus one of about 150, for example {@code ready_to_print}
 */
public record Shipment(
    String id,
    ShipmentStatus status,
    @Nullable String substatus,
    @Nullable Instant dateCreated,
    @Nullable Instant lastUpdated,
    @Nullable BigDecimal declaredValue,
    @Nullable Dimensions dimensions,
    @Nullable String trackingNumber,
    @Nullable String trackingMethod,
    List<String> tags,
    @Nullable Logistic logistic,
    @Nullable ShipmentOrigin origin,
    @Nullable ShipmentDestination destination,
    @Nullable LeadTime leadTime,
    List<String> itemsTypes) {
  public Shipment {
    tags = tags == null ? List.of() : Collections.unmodifiableList(tags);
    itemsTypes = itemsTypes == null ? List.of() : Collections.unmodifiableList(itemsTypes);
  }
}
