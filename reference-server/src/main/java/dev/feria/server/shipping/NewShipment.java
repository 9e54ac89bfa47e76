package dev.feria.server.shipping;

import dev.feria.server.platform.http.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods of an order that leave.
 *
 * @param lines absent or empty for everything that has not left yet
 */
public record NewShipment(
    @Bounds(min = 1, max = 100) @Nullable String carrier,
    @Bounds(min = 1, max = 100) @Nullable String trackingNumber,
    @Bounds(min = 1, max = 1_000) @Nullable String trackingUrl,
    @Bounds(max = 500) @Nullable List<Line> lines) {

  /**
   * Some pieces of a line of the order.
   *
   * @param line the line's id
   */
  public record Line(
      @Bounds(min = 1, max = 200) String line, @Bounds(min = 1, max = 1_000_000) int quantity) {}

  Tracking tracking() {
    return new Tracking(carrier, trackingNumber, trackingUrl);
  }

  List<Line> wanted() {
    return lines == null ? List.of() : lines;
  }
}
