package dev.feria.core.commerce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods of an order that are on their way.
 *
 * @param reference the host's id of the shipment, stable over repetitions
 * @param orderId an {@link Order#id}
 * @param carrier as people know it; null where it is not known
 * @param trackingNumber null where there is none
 * @param trackingUrl absolute; null where there is none
 * @param lines what left; empty for everything that has not left yet
 */
public record Shipment(
    String reference,
    String orderId,
    @Nullable String carrier,
    @Nullable String trackingNumber,
    @Nullable String trackingUrl,
    List<Item> lines) {
  public Shipment {
    lines = List.copyOf(lines);
  }

  /**
   * Some pieces of a line.
   *
   * @param lineId an {@link Order.Line#id}
   * @param quantity at least 1
   */
  public record Item(String lineId, int quantity) {}
}
