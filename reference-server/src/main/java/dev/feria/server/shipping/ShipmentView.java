package dev.feria.server.shipping;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as the API shows it.
 *
 * @param state waiting, told, reconnect or refused
 * @param error what the provider said last; null where it took it
 * @param toldAt when the provider last took it
 */
public record ShipmentView(
    UUID shipmentId,
    UUID orderId,
    @Nullable String carrier,
    @Nullable String trackingNumber,
    @Nullable String trackingUrl,
    List<Line> lines,
    String state,
    @Nullable String error,
    @Nullable Instant toldAt,
    String createdBy,
    Instant createdAt) {

  /** Some pieces of a line of the order. */
  public record Line(String line, int quantity) {}

  static ShipmentView of(ShipmentRow row, List<Line> lines) {
    return new ShipmentView(
        row.shipmentId(),
        row.orderId(),
        row.tracking().carrier(),
        row.tracking().trackingNumber(),
        row.tracking().trackingUrl(),
        lines,
        row.state(),
        row.lastError(),
        row.toldAt(),
        row.createdBy(),
        row.createdAt());
  }
}
