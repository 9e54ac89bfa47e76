package dev.feria.sandbox.mercadolibre.orders;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Pack;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Site;
import dev.feria.sandbox.mercadolibre.state.Times;
import java.util.ArrayList;
import java.util.List;

/** Orders, packs and what belongs to them. */
public final class OrderReads {
  private final Platform platform;

  /** Serves this platform. */
  public OrderReads(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("GET", "/orders/{id}", "orders.get", (s, c) -> Reply.ok(OrderView.order(own(s, c))))
        .add("GET", "/orders/{id}/discounts", "orders.discounts", this::discounts)
        .add("GET", "/orders/{id}/feedback", "orders.feedback", this::feedback)
        .add("GET", "/orders/{id}/notes", "orders.notes", this::notes)
        .add("POST", "/orders/{id}/notes", "orders.add_note", this::addNote)
        .add("GET", "/orders/{id}/product", "orders.product", this::product)
        .add("GET", "/orders/{id}/shipments", "orders.shipments", this::shipments)
        .add("GET", "/orders/billing-info/{site}/{id}", "orders.billing_info", this::billing)
        .add("GET", "/packs/{id}", "packs.get", this::pack)
        .add("GET", "/collections/{id}", "orders.payment", this::payment)
        .add("GET", "/payments/{id}", "orders.payment", this::payment);
  }

  /** The caller's order: 404 when unknown, 403 when another seller's. */
  private Order own(Seller caller, Call call) {
    return own(platform, caller, call.param("id"));
  }

  /** The caller's order: 404 when unknown, 403 when another seller's. */
  public static Order own(Platform platform, Seller caller, String id) {
    Order order = id.matches("[0-9]{1,18}") ? platform.world().orders.get(Long.valueOf(id)) : null;
    if (order == null) {
      throw Errors.of(404, "order_not_found", "Order " + id + " not found");
    }
    if (order.sellerId != caller.id) {
      throw Errors.forbidden("The caller is not part of order " + id);
    }
    return order;
  }

  private Reply discounts(Seller caller, Call call) {
    Order order = own(caller, call);
    List<Object> details =
        order.coupon.signum() == 0
            ? List.of()
            : List.of(
                Json.obj(
                    "type",
                    "coupon",
                    "items",
                    List.of(
                        Json.obj(
                            "id",
                            order.itemId,
                            "quantity",
                            order.quantity,
                            "amounts",
                            Json.obj("total", order.coupon, "seller", 0)))));
    return Reply.ok(Json.obj("order_id", order.id, "details", details));
  }

  private Reply feedback(Seller caller, Call call) {
    own(caller, call);
    return Reply.ok(Json.obj("sale", null, "purchase", null));
  }

  private Reply notes(Seller caller, Call call) {
    Order order = own(caller, call);
    List<Object> notes = new ArrayList<>();
    for (int i = 0; i < order.notes.size(); i++) {
      notes.add(Json.obj("id", order.id + "-" + i, "note", order.notes.get(i)));
    }
    return Reply.ok(List.of(Json.obj("results", notes, "order_id", order.id)));
  }

  private Reply addNote(Seller caller, Call call) {
    Order order = own(caller, call);
    String note = call.fields().text("note", "");
    if (note.isBlank() || note.length() > 300) {
      throw Errors.bad("note must have between 1 and 300 characters");
    }
    order.notes.add(note);
    return Reply.json(
        201,
        Json.obj("note", Json.obj("id", order.id + "-" + (order.notes.size() - 1), "note", note)));
  }

  private Reply product(Seller caller, Call call) {
    Order order = own(caller, call);
    return Reply.ok(
        Json.obj(
            "id",
            order.itemId,
            "title",
            order.title,
            "variation_id",
            order.variationId,
            "attributes",
            List.of()));
  }

  private Reply shipments(Seller caller, Call call) {
    Order order = own(caller, call);
    if (order.shipmentId == 0) {
      return Reply.empty(204);
    }
    if ("true".equals(call.header("x-new-domain"))) {
      return Reply.ok(List.of(Json.obj("id", order.shipmentId, "type", "forward")));
    }
    return Reply.ok(
        Json.obj("id", order.shipmentId, "order_id", order.id, "status", "ready_to_ship"));
  }

  private Reply billing(Seller caller, Call call) {
    Site site = Site.of(call.param("site"));
    String id = call.param("id");
    boolean known =
        platform.world().ordersOf(caller.id).stream()
            .anyMatch(order -> Long.toString(order.buyerId + 700_000_000_000L).equals(id));
    if (!known) {
      throw Errors.missing("Billing info " + id + " not found");
    }
    return Reply.ok(
        Json.obj(
            "site_id",
            site.id(),
            "buyer",
            Json.obj(
                "cust_id",
                Long.parseLong(id) - 700_000_000_000L,
                "billing_info",
                Json.obj(
                    "name",
                    "Comprador",
                    "last_name",
                    "De Prueba",
                    "identification",
                    Json.obj("type", site.id().equals("MLC") ? "RUT" : "DNI", "number", "11111111"),
                    "address",
                    Json.obj(
                        "street_name",
                        "Calle Falsa",
                        "street_number",
                        "123",
                        "city_name",
                        "Centro",
                        "country_id",
                        site.countryId()),
                    "attributes",
                    Json.obj("cust_type", "CO")))));
  }

  private Reply pack(Seller caller, Call call) {
    String id = call.param("id");
    Pack pack = id.matches("[0-9]{1,18}") ? platform.world().packs.get(Long.valueOf(id)) : null;
    if (pack == null) {
      throw Errors.missing("Pack " + id + " not found");
    }
    if (pack.sellerId != caller.id) {
      throw Errors.forbidden("The caller is not part of pack " + id);
    }
    List<Object> orders = new ArrayList<>();
    boolean cancelled = true;
    for (long orderId : pack.orders) {
      Order order = platform.world().orders.get(orderId);
      orders.add(Json.obj("id", orderId, "static_tags", List.of()));
      cancelled &= order != null && order.cancelled != 0;
    }
    return Reply.ok(
        Json.obj(
            "shipment",
            pack.shipmentId == 0 ? null : Json.obj("id", pack.shipmentId),
            "orders",
            orders,
            "id",
            pack.id,
            "status",
            cancelled ? "cancelled" : "released",
            "status_detail",
            null,
            "buyer",
            Json.obj("id", pack.buyerId),
            "date_created",
            Times.pack(pack.created),
            "last_updated",
            Times.pack(pack.updated)));
  }

  private Reply payment(Seller caller, Call call) {
    for (Order order : platform.world().ordersOf(caller.id)) {
      if (order.paymentId != 0 && Long.toString(order.paymentId).equals(call.param("id"))) {
        return Reply.ok(
            Json.obj(
                "id",
                order.paymentId,
                "order_id",
                order.id,
                "external_reference",
                null,
                "status",
                order.cancelled == 0 ? "approved" : "refunded",
                "transaction_amount",
                order.total(),
                "currency_id",
                order.currency));
      }
    }
    throw Errors.missing("Payment " + call.param("id") + " not found");
  }
}
