package dev.feria.mercadolibre.orders;

import dev.feria.mercadolibre.wire.Reference;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart: orders that were bought together, with one shipment and one conversation.
 *
 * @param status {@code released}, {@code error}, {@code pending_cancel} or {@code cancelled}
 * @param orders the seller's own; those of other sellers are left out
 */
public record Pack(
    String id,
    @Nullable String status,
    @Nullable Reference shipment,
    List<Reference> orders,
    @Nullable Buyer buyer,
    @Nullable Instant dateCreated,
    @Nullable Instant lastUpdated) {
  public Pack {
    orders = orders == null ? List.of() : Collections.unmodifiableList(orders);
  }
}
