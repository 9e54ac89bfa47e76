package dev.feria.mercadolibre.shipments;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who pays what for a shipment. */
public record ShipmentCosts(
    @Nullable BigDecimal grossAmount, @Nullable CostShare receiver, List<CostShare> senders) {
  public ShipmentCosts {
    senders = senders == null ? List.of() : Collections.unmodifiableList(senders);
  }
}
