package dev.feria.sandbox.mercadolibre.shipments;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Shipment;
import dev.feria.sandbox.mercadolibre.state.Times;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Shipments, their children, and labels. */
public final class Shipments {
  private static final long DAY = 86_400_000L;
  private static final int MOST_LABELS = 50;

  private final Platform platform;

  /** Serves this platform. */
  public Shipments(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("GET", "/shipments/{id}", "shipments.get", this::shipment)
        .add("GET", "/shipments/{id}/items", "shipments.items", this::items)
        .add("GET", "/shipments/{id}/costs", "shipments.costs", this::costs)
        .add("GET", "/shipments/{id}/payments", "shipments.payments", this::payments)
        .add("GET", "/shipments/{id}/sla", "shipments.sla", this::sla)
        .add("GET", "/shipments/{id}/lead_time", "shipments.lead_time", this::leadTime)
        .add("GET", "/shipments/{id}/delays", "shipments.delays", this::delays)
        .add("GET", "/shipments/{id}/history", "shipments.history", this::history)
        .add("GET", "/shipments/{id}/carrier", "shipments.carrier", this::carrier)
        .add("POST", "/shipments/{id}/split", "shipments.split", this::split)
        .add("POST", "/shipments/{id}/process/ready_to_ship", "shipments.ready", this::ready)
        .add("POST", "/shipments/{id}/invoice_data", "shipments.invoice", this::ready)
        .add("GET", "/shipment_labels", "shipments.labels", this::labels)
        .add("GET", "/shipment_statuses", "shipments.statuses", this::statuses);
  }

  private Shipment own(Seller caller, Call call) {
    return own(caller, call.param("id"));
  }

  private Shipment own(Seller caller, String id) {
    Shipment shipment =
        id.matches("[0-9]{1,18}") ? platform.world().shipments.get(Long.valueOf(id)) : null;
    if (shipment == null) {
      throw Errors.missing("Shipment " + id + " not found");
    }
    if (shipment.sellerId != caller.id) {
      throw Errors.forbidden("The caller is not part of shipment " + id);
    }
    return shipment;
  }

  private static boolean isNew(Call call) {
    return "true".equals(call.header("x-format-new"));
  }

  private Reply shipment(Seller caller, Call call) {
    Shipment shipment = own(caller, call);
    Order first = order(shipment.orders.get(0));
    return Reply.ok(
        isNew(call) ? ShipmentView.modern(shipment, first) : ShipmentView.legacy(shipment, first));
  }

  private Order order(long id) {
    Order order = platform.world().orders.get(id);
    if (order == null) {
      throw Errors.missing("Order " + id + " not found");
    }
    return order;
  }

  private Reply items(Seller caller, Call call) {
    Shipment shipment = own(caller, call);
    List<Object> items = new ArrayList<>();
    for (long id : shipment.orders) {
      Order order = order(id);
      items.add(
          Json.obj(
              "item_id",
              order.itemId,
              "variation_id",
              order.variationId == 0 ? null : order.variationId,
              "order_id",
              order.id,
              "sender_id",
              shipment.sellerId,
              "quantity",
              order.quantity,
              "description",
              order.title,
              "dimensions",
              Json.obj("height", 10, "width", 15, "length", 20, "weight", 500)));
    }
    return Reply.ok(items);
  }

  private Reply costs(Seller caller, Call call) {
    Shipment shipment = own(caller, call);
    BigDecimal list = shipment.cost.multiply(new BigDecimal("1.4"));
    return Reply.ok(
        Json.obj(
            "gross_amount",
            list,
            "receiver",
            Json.obj("user_id", shipment.buyerId, "cost", shipment.cost, "discounts", List.of()),
            "senders",
            List.of(
                Json.obj(
                    "user_id",
                    shipment.sellerId,
                    "cost",
                    list.subtract(shipment.cost),
                    "discounts",
                    List.of()))));
  }

  private Reply payments(Seller caller, Call call) {
    Shipment shipment = own(caller, call);
    Order first = order(shipment.orders.get(0));
    return Reply.ok(
        List.of(
            Json.obj(
                "payment_id",
                first.paymentId,
                "user_id",
                shipment.buyerId,
                "amount",
                shipment.cost,
                "status",
                "approved")));
  }

  private Reply sla(Seller caller, Call call) {
    Shipment shipment = own(caller, call);
    long expected = shipment.created + DAY;
    boolean waits = shipment.status.equals("ready_to_ship");
    String status = waits && platform.now() > expected ? "delayed" : "on_time";
    return Reply.ok(
        Json.obj(
            "status",
            status,
            "service",
            null,
            "expected_date",
            Times.order(expected),
            "last_updated",
            Times.order(shipment.updated)));
  }

  private Reply leadTime(Seller caller, Call call) {
    return Reply.ok(ShipmentView.leadTime(own(caller, call)));
  }

  private Reply delays(Seller caller, Call call) {
    Shipment shipment = own(caller, call);
    throw Errors.missing("No delays for shipment " + shipment.id);
  }

  private Reply history(Seller caller, Call call) {
    Shipment shipment = own(caller, call);
    List<Object> steps = new ArrayList<>();
    steps.add(step("pending", "", shipment.created));
    steps.add(step("ready_to_ship", "ready_to_print", shipment.created));
    if (!shipment.status.equals("ready_to_ship")) {
      steps.add(step(shipment.status, shipment.substatus, shipment.updated));
    }
    return Reply.ok(steps);
  }

  private static Object step(String status, String substatus, long date) {
    return Json.obj(
        "status",
        status,
        "substatus",
        substatus.isEmpty() ? null : substatus,
        "date",
        Times.order(date));
  }

  private Reply carrier(Seller caller, Call call) {
    own(caller, call);
    return Reply.ok(
        Json.obj("name", "Correo de Prueba", "url", "https://correo.example/seguimiento"));
  }

  private Reply split(Seller caller, Call call) {
    Shipment shipment = own(caller, call);
    if (call.fields().objects("packs").size() != 2) {
      throw Errors.bad("packs must have exactly two entries");
    }
    if (!shipment.status.equals("ready_to_ship")) {
      throw Errors.bad("shipment " + shipment.id + " cannot be split");
    }
    change(shipment, "cancelled", "pack_splitted");
    return Reply.ok(Json.obj("shipment_id", shipment.id, "status", "accepted"));
  }

  private Reply ready(Seller caller, Call call) {
    Shipment shipment = own(caller, call);
    change(shipment, "ready_to_ship", "ready_to_print");
    return Reply.ok(Json.obj("id", shipment.id, "status", shipment.status));
  }

  private void change(Shipment shipment, String status, String substatus) {
    shipment.status = status;
    shipment.substatus = substatus;
    shipment.updated = platform.now();
    platform.announce(shipment.sellerId, "shipments", "/shipments/" + shipment.id);
  }

  private Reply labels(Seller caller, Call call) {
    List<String> ids = call.queryList("shipment_ids");
    if (ids.isEmpty() || ids.size() > MOST_LABELS) {
      throw Errors.bad("shipment_ids must name between 1 and 50 shipments");
    }
    List<Shipment> shipments = new ArrayList<>();
    for (String id : ids) {
      Shipment shipment = own(caller, id);
      if (!shipment.status.equals("ready_to_ship")) {
        throw Errors.of(400, "not_printable_status", "Shipment " + id + " is " + shipment.status);
      }
      if (shipment.logisticType.equals("fulfillment")) {
        throw Errors.of(400, "not_printable_logistic", "Shipment " + id + " is fulfillment");
      }
      shipments.add(shipment);
    }
    for (Shipment shipment : shipments) {
      if (!shipment.substatus.equals("printed")) {
        change(shipment, "ready_to_ship", "printed");
      }
    }
    return switch (call.query("response_type", "pdf")) {
      case "pdf" -> Reply.bytes(200, "application/pdf", Labels.pdf(shipments));
      case "zpl2" -> Reply.bytes(200, "text/plain;charset=utf-8", Labels.zpl(shipments));
      default -> throw Errors.bad("response_type must be pdf or zpl2");
    };
  }

  private Reply statuses(Seller caller, Call call) {
    List<Object> all = new ArrayList<>();
    for (String status :
        List.of(
            "pending",
            "handling",
            "ready_to_ship",
            "shipped",
            "delivered",
            "not_delivered",
            "cancelled")) {
      all.add(Json.obj("id", status, "name", status, "substatuses", List.of()));
    }
    return Reply.ok(all);
  }
}
