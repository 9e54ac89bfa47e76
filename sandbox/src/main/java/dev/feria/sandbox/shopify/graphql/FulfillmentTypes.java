package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.Fulfillment;
import dev.feria.sandbox.shopify.state.FulfillmentOrder;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Line;
import dev.feria.sandbox.shopify.state.Location;
import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Times;
import dev.feria.sandbox.shopify.state.Variant;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fulfilment orders (what is to be shipped) and fulfilments (what was). */
final class FulfillmentTypes {
  private FulfillmentTypes() {}

  static void add(Schema schema) {
    work(schema);
    workLine(schema);
    parcel(schema);
  }

  private static void work(Schema schema) {
    schema
        .type("FulfillmentOrder", FulfillmentOrder.class)
        .field("id", work -> Gid.of("FulfillmentOrder", work.id))
        .field("status", work -> work.status)
        .field("requestStatus", work -> "UNSUBMITTED")
        .field("createdAt", work -> Times.utc(work.created))
        .field("updatedAt", work -> Times.utc(work.updated))
        .field("fulfillAt", work -> Times.utc(work.created))
        .field("fulfillBy", work -> null)
        .call("assignedLocation", FulfillmentTypes::assigned)
        .field("supportedActions", FulfillmentTypes::actions)
        .call("lineItems", (work, env) -> Pages.of(work.parts, env, part -> part.id))
        .field("order", work -> work.order)
        .field("orderId", work -> Gid.of("Order", work.order.id))
        .field("orderName", work -> work.order.name())
        .field("orderProcessedAt", work -> Times.utc(work.order.created))
        .call("fulfillments", (work, env) -> Pages.of(parcels(work), env, parcel -> parcel.id));
  }

  private static List<Fulfillment> parcels(FulfillmentOrder work) {
    return work.order.fulfillments.stream()
        .filter(f -> f.parts.stream().anyMatch(part -> part.fulfillmentOrderId == work.id))
        .toList();
  }

  private static Map<String, @Nullable Object> assigned(
      FulfillmentOrder work, DataFetchingEnvironment env) {
    Shop shop = Caller.shop(env);
    Location location = shop.locations.get(work.locationId);
    return Json.obj(
        "name",
        location == null ? "" : location.name,
        "location",
        location,
        "address1",
        location == null ? null : location.address,
        "city",
        location == null ? null : location.city,
        "countryCode",
        shop.country);
  }

  private static List<Object> actions(FulfillmentOrder work) {
    List<Object> actions = new ArrayList<>();
    if (work.isOpen()) {
      actions.add(Json.obj("action", "CREATE_FULFILLMENT"));
      actions.add(Json.obj("action", "MOVE"));
      actions.add(Json.obj("action", "HOLD"));
    }
    return actions;
  }

  private static void workLine(Schema schema) {
    schema
        .type("FulfillmentOrderLineItem", FulfillmentOrder.Part.class)
        .field("id", part -> Gid.of("FulfillmentOrderLineItem", part.id))
        .field("remainingQuantity", part -> part.remaining)
        .field("totalQuantity", part -> part.total)
        .field("sku", part -> line(part.owner.order, part.lineId).sku)
        .field("productTitle", part -> line(part.owner.order, part.lineId).title)
        .field("variantTitle", part -> line(part.owner.order, part.lineId).variantTitle)
        .field("vendor", part -> line(part.owner.order, part.lineId).vendor)
        .field("requiresShipping", part -> line(part.owner.order, part.lineId).requiresShipping)
        .call(
            "inventoryItemId",
            (part, env) -> {
              Variant variant = variant(part, env);
              return variant == null ? null : Gid.of("InventoryItem", variant.itemId);
            })
        .field("lineItem", part -> line(part.owner.order, part.lineId))
        .call("variant", FulfillmentTypes::variant);
  }

  private static @Nullable Variant variant(
      FulfillmentOrder.Part part, DataFetchingEnvironment env) {
    return Caller.shop(env).variant(line(part.owner.order, part.lineId).variantId);
  }

  private static Line line(Order order, long id) {
    Line line = order.line(id);
    if (line == null) {
      throw new ApiError("INTERNAL_SERVER_ERROR", "order " + order.id + " has no line " + id);
    }
    return line;
  }

  private static void parcel(Schema schema) {
    schema
        .type("Fulfillment", Fulfillment.class)
        .field("id", f -> Gid.of("Fulfillment", f.id))
        .field("legacyResourceId", f -> f.id)
        .field("name", f -> f.name)
        .field("status", f -> f.status)
        .field("displayStatus", f -> f.displayStatus)
        .field("createdAt", f -> Times.utc(f.created))
        .field("updatedAt", f -> Times.utc(f.updated))
        .field("deliveredAt", f -> null)
        .field("estimatedDeliveryAt", f -> null)
        .field("inTransitAt", f -> null)
        .field("totalQuantity", f -> f.parts.stream().mapToInt(part -> part.quantity).sum())
        .field("requiresShipping", f -> true)
        .call("trackingInfo", (f, env) -> Lists.first(tracking(f), env))
        .call("location", (f, env) -> Caller.shop(env).locations.get(f.locationId))
        .field("order", f -> f.order)
        .call("fulfillmentLineItems", (f, env) -> Pages.of(f.parts, env, part -> part.id))
        .call("fulfillmentOrders", (f, env) -> Pages.of(work(f), env, work -> work.id));
    schema
        .type("FulfillmentLineItem", Fulfillment.Part.class)
        .field("id", part -> Gid.of("FulfillmentLineItem", part.id))
        .field("quantity", part -> part.quantity)
        .field("lineItem", part -> line(part.owner.order, part.lineId))
        .field("discountedTotalSet", FulfillmentTypes::total)
        .field("originalTotalSet", FulfillmentTypes::total);
  }

  private static Object total(Fulfillment.Part part) {
    return OrderTypes.times(line(part.owner.order, part.lineId), part.quantity);
  }

  private static List<Object> tracking(Fulfillment parcel) {
    List<Object> all = new ArrayList<>();
    int size = Math.max(parcel.numbers.size(), parcel.urls.size());
    for (int i = 0; i < size; i++) {
      all.add(
          Json.obj(
              "company",
              parcel.company,
              "number",
              i < parcel.numbers.size() ? parcel.numbers.get(i) : null,
              "url",
              i < parcel.urls.size() ? parcel.urls.get(i) : null));
    }
    return all;
  }

  private static List<FulfillmentOrder> work(Fulfillment parcel) {
    return parcel.order.fulfillmentOrders.stream()
        .filter(w -> parcel.parts.stream().anyMatch(part -> part.fulfillmentOrderId == w.id))
        .toList();
  }
}
