package dev.feria.mercadolibre.shipments;

import dev.feria.core.json.NumericId;
import java.util.List;

/**
 * How to divide a shipment into two boxes.
 *
 * @param reason {@code FRAGILE}, {@code ANOTHER_WAREHOUSE}, {@code IRREGULAR_SHAPE}, {@code
 *     DIMENSIONS_EXCEEDED} or {@code OTHER_MOTIVE}
 * @param packs exactly two
 */
public record ShipmentSplit(String reason, List<Box> packs) {
  /**
   * What goes into one box.
   *
   * @param orders with the quantity of each
   */
  public record Box(List<Share> orders) {}

  /**
   * A part of an order.
   *
   * @param id of the order
   * @param quantity of its item
   */
  public record Share(@NumericId String id, int quantity) {}
}
