package dev.feria.server.shipping;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as it is stored, without its lines.
 *
 * @param whole whether it is everything that had not left
 * @param wanted the version that the provider should know
 * @param told the version that it knows; 0 for none
 * @param parked why it is not told; null where it is
 */
record ShipmentRow(
    UUID shipmentId,
    UUID orderId,
    UUID accountId,
    String orderExternalId,
    Tracking tracking,
    boolean whole,
    long wanted,
    long told,
    @Nullable Instant toldAt,
    int attempts,
    @Nullable String parked,
    @Nullable String lastError,
    String createdBy,
    Instant createdAt) {

  /** Returns its state in the API's word. */
  String state() {
    if (wanted <= told) {
      return "told";
    }
    return parked == null ? "waiting" : parked;
  }
}
