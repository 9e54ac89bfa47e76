package dev.feria.mercadolibre.claims;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim about an order, a shipment or a payment.
 *
 * @param resource {@code order}, {@code shipment}, {@code payment} or {@code purchase}
 * @param type {@code mediations}, {@code return}, {@code fulfillment}, {@code cancel_sale} ...
 * @param stage a mediator is involved when it is {@code dispute}
 * @param reasonId {@code PNR...} not received, {@code PDD...} different or defective
 * @param quantityType {@code total} or {@code partial}
 * @param resolution null while open
 */
public record Claim(
    String id,
    @Nullable String resource,
    @Nullable String resourceId,
    ClaimStatus status,
    @Nullable String type,
    @Nullable String stage,
    @Nullable String reasonId,
    @Nullable Boolean fulfilled,
    @Nullable String quantityType,
    @Nullable Integer claimedQuantity,
    List<ClaimPlayer> players,
    @Nullable ClaimResolution resolution,
    @Nullable String siteId,
    @Nullable Instant dateCreated,
    @Nullable Instant lastUpdated) {
  public Claim {
    players = players == null ? List.of() : Collections.unmodifiableList(players);
  }
}
