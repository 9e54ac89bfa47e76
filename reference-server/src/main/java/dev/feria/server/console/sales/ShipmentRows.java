package dev.feria.server.console.sales;

import dev.feria.server.console.Actors;
import dev.feria.server.console.Visit;
import dev.feria.server.sales.OrderView;
import dev.feria.server.shipping.ShipmentView;
import dev.feria.server.shipping.Shipments;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders the shipments of an order. Thread-safe. */
final class ShipmentRows {
  private final Shipments shipments;

  ShipmentRows(Shipments shipments) {
    this.shipments = shipments;
  }

  ShipmentsView view(Visit visit, OrderView order) {
    Map<String, String> titles =
        order.lines().stream()
            .collect(Collectors.toMap(OrderView.Line::lineId, OrderView.Line::title));
    Map<String, Integer> left =
        order.state().equals("cancelled") ? Map.of() : shipments.left(visit.tenant(), order);
    return new ShipmentsView(
        order.orderId().toString(),
        shipments.takesShipments(visit.tenant(), order),
        left.entrySet().stream()
            .map(
                entry ->
                    new ShipmentsView.Left(
                        entry.getKey(),
                        titles.getOrDefault(entry.getKey(), entry.getKey()),
                        entry.getValue()))
            .toList(),
        shipments.list(visit.tenant(), order.orderId()).stream()
            .map(shipment -> row(visit, shipment, titles))
            .toList());
  }

  private static ShipmentRow row(Visit visit, ShipmentView shipment, Map<String, String> titles) {
    List<String> what =
        shipment.lines().stream()
            .map(line -> line.quantity() + " × " + titles.getOrDefault(line.line(), line.line()))
            .toList();
    return new ShipmentRow(
        shipment.shipmentId().toString(),
        shipment.carrier(),
        shipment.trackingNumber(),
        shipment.trackingUrl(),
        what,
        shipment.state(),
        shipment.error(),
        shipment.createdAt(),
        Actors.name(visit.texts(), shipment.createdBy()));
  }
}
