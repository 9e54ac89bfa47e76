package dev.feria.mercadolibre.claims;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The return that belongs to a claim. */
public record ClaimReturn(
    @Nullable String id,
    @Nullable String claimId,
    @Nullable String status,
    @Nullable String statusMoney,
    @Nullable String subtype,
    @Nullable String resourceType,
    @Nullable String resourceId,
    @Nullable Instant dateCreated,
    @Nullable Instant lastUpdated,
    List<ReturnShipment> shipments) {
  public ClaimReturn {
    shipments = shipments == null ? List.of() : Collections.unmodifiableList(shipments);
  }
}
