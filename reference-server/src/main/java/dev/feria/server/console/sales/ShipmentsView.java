package dev.feria.server.console.sales;

import java.util.List;

/**
 * What left of an order, and what has not.
 *
 * @param order its id
 * @param open whether the channel takes shipments from us
 * @param left what has not left; empty when everything has, or the order was cancelled
 */
public record ShipmentsView(
    String order, boolean open, List<Left> left, List<ShipmentRow> shipments) {

  /** Pieces of a line that have not left. */
  public record Left(String line, String title, int quantity) {}

  /** Tells whether the channel is still to be told of one. */
  public boolean waiting() {
    return shipments.stream().anyMatch(ShipmentRow::waiting);
  }
}
