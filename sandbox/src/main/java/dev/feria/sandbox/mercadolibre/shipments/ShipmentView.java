package dev.feria.sandbox.mercadolibre.shipments;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Shipment;
import dev.feria.sandbox.mercadolibre.state.Site;
import dev.feria.sandbox.mercadolibre.state.Times;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shipments as JSON, in the new and in the old shape. */
final class ShipmentView {
  private static final long DAY = 86_400_000L;
  private static final List<String> STREETS =
      List.of("Avenida Matta", "Calle Larga", "Los Aromos", "San Martín", "Rua das Flores");

  private ShipmentView() {}

  static Map<String, @Nullable Object> modern(Shipment shipment, Order order) {
    return Json.obj(
        "id",
        shipment.id,
        "status",
        shipment.status,
        "substatus",
        substatus(shipment),
        "date_created",
        Times.order(shipment.created),
        "last_updated",
        Times.order(shipment.updated),
        "declared_value",
        shipment.declared,
        "dimensions",
        Json.obj("height", 10, "width", 15, "length", 20, "weight", 500),
        "tracking_number",
        "TRK" + shipment.id,
        "tracking_method",
        "Correo de Prueba",
        "tags",
        List.of(),
        "logistic",
        Json.obj("mode", "me2", "type", shipment.logisticType, "direction", "forward"),
        "origin",
        Json.obj(
            "type",
            "selling_address",
            "node",
            order.nodeId == null ? null : Json.obj("node_id", order.nodeId),
            "sender_id",
            shipment.sellerId,
            "shipping_address",
            address(shipment, shipment.sellerId)),
        "destination",
        Json.obj(
            "receiver_id",
            shipment.buyerId,
            "receiver_name",
            receiver(shipment),
            "receiver_phone",
            null,
            "comments",
            "",
            "shipping_address",
            address(shipment, shipment.buyerId)),
        "lead_time",
        leadTime(shipment),
        "sibling",
        Json.obj("reason", null, "sibling_id", null),
        "items_types",
        List.of("new"));
  }

  static Map<String, @Nullable Object> legacy(Shipment shipment, Order order) {
    return Json.obj(
        "id",
        shipment.id,
        "mode",
        "me2",
        "created_by",
        "receiver",
        "order_id",
        order.id,
        "order_cost",
        shipment.declared,
        "base_cost",
        shipment.cost,
        "site_id",
        shipment.siteId,
        "status",
        shipment.status,
        "substatus",
        substatus(shipment),
        "date_created",
        Times.order(shipment.created),
        "last_updated",
        Times.order(shipment.updated),
        "tracking_number",
        "TRK" + shipment.id,
        "tracking_method",
        "Correo de Prueba",
        "sender_id",
        shipment.sellerId,
        "receiver_id",
        shipment.buyerId,
        "receiver_address",
        address(shipment, shipment.buyerId),
        "logistic_type",
        shipment.logisticType,
        "shipping_option",
        Json.obj("name", "Normal", "cost", shipment.cost));
  }

  static Map<String, @Nullable Object> leadTime(Shipment shipment) {
    return Json.obj(
        "estimated_delivery_time",
        Json.obj("type", "known", "date", Times.order(shipment.created + 3 * DAY)),
        "estimated_delivery_limit",
        Json.obj("date", Times.order(shipment.created + 5 * DAY)),
        "estimated_schedule_limit",
        Json.obj("date", null),
        "buffering",
        Json.obj("date", null),
        "shipping_method",
        Json.obj("id", 73_328, "name", "Normal a domicilio", "type", "standard"),
        "cost",
        shipment.cost,
        "list_cost",
        shipment.cost);
  }

  private static @Nullable String substatus(Shipment shipment) {
    return shipment.substatus.isEmpty() ? null : shipment.substatus;
  }

  static String receiver(Shipment shipment) {
    return "Comprador " + shipment.buyerId % 10_000;
  }

  private static Object address(Shipment shipment, long userId) {
    Site site = Site.of(shipment.siteId);
    String street = STREETS.get(Math.floorMod(userId, STREETS.size()));
    String number = Long.toString(100 + userId % 900);
    boolean postcodes = !List.of("MLC", "MEC", "MPE").contains(site.id());
    return Json.obj(
        "address_line",
        street + " " + number,
        "street_name",
        street,
        "street_number",
        number,
        "zip_code",
        postcodes ? "1" + userId % 1_000 + "0" : null,
        "city",
        Json.obj("id", null, "name", "Centro"),
        "state",
        Json.obj("id", site.countryId() + "-RM", "name", "Región Central"),
        "country",
        Json.obj("id", site.countryId(), "name", site.name()),
        "neighborhood",
        Json.obj("id", null, "name", null),
        "municipality",
        Json.obj("id", null, "name", null),
        "comment",
        null,
        "latitude",
        null,
        "longitude",
        null);
  }
}
