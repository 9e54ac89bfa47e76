package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.orders.Refused;
import dev.feria.sandbox.shopify.orders.Shipping;
import dev.feria.sandbox.shopify.state.Fulfillment;
import dev.feria.sandbox.shopify.state.FulfillmentOrder;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Shop;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parcels are made, relabelled and cancelled. */
final class FulfillmentMutations {
  private final Shipping shipping;

  FulfillmentMutations(Shipping shipping) {
    this.shipping = shipping;
  }

  void add(Fetch<Object> root) {
    root.call("fulfillmentCreate", (none, env) -> create(env))
        .call("fulfillmentTrackingInfoUpdate", (none, env) -> relabel(env))
        .call("fulfillmentCancel", (none, env) -> cancel(env));
  }

  private Object create(DataFetchingEnvironment env) {
    Caller.of(env).need("write_merchant_managed_fulfillment_orders");
    Shop shop = Caller.shop(env);
    Input input = Input.of(env, "fulfillment");
    Map<FulfillmentOrder, Map<Long, Integer>> units = new LinkedHashMap<>();
    for (Input each : input.objects("lineItemsByFulfillmentOrder")) {
      FulfillmentOrder work =
          shop.fulfillmentOrder(each.id("FulfillmentOrder", "fulfillmentOrderId"));
      if (work == null) {
        return result(null, Problems.one(null, "Fulfillment order does not exist.", "fulfillment"));
      }
      Map<Long, Integer> lines = new LinkedHashMap<>();
      for (Input line : each.objects("fulfillmentOrderLineItems")) {
        lines.merge(
            line.id("FulfillmentOrderLineItem", "id"), line.integer("quantity", 0), Integer::sum);
      }
      units.put(work, lines);
    }
    if (units.isEmpty()) {
      return result(null, Problems.one(null, "No fulfillment orders were given.", "fulfillment"));
    }
    try {
      return result(shipping.ship(shop, units, tracking(input.object("trackingInfo"))), List.of());
    } catch (Refused e) {
      return result(null, Problems.of(e, "fulfillment"));
    }
  }

  private static Shipping.Tracking tracking(Input input) {
    List<String> numbers = new ArrayList<>(input.texts("numbers"));
    List<String> urls = new ArrayList<>(input.texts("urls"));
    String number = input.text("number");
    if (number != null) {
      numbers.add(0, number);
    }
    String url = input.text("url");
    if (url != null) {
      urls.add(0, url);
    }
    return new Shipping.Tracking(input.text("company"), numbers, urls);
  }

  private Object relabel(DataFetchingEnvironment env) {
    Caller.of(env).need("write_merchant_managed_fulfillment_orders");
    Shop shop = Caller.shop(env);
    Fulfillment parcel =
        shop.fulfillment(Gid.id("Fulfillment", Queries.text(env, "fulfillmentId")));
    if (parcel == null) {
      return result(null, Problems.one(null, "Fulfillment does not exist.", "fulfillmentId"));
    }
    shipping.relabel(shop, parcel, tracking(Input.of(env, "trackingInfoInput")));
    return result(parcel, List.of());
  }

  private Object cancel(DataFetchingEnvironment env) {
    Caller.of(env).need("write_merchant_managed_fulfillment_orders");
    Shop shop = Caller.shop(env);
    Fulfillment parcel = shop.fulfillment(Gid.id("Fulfillment", Queries.text(env, "id")));
    if (parcel == null) {
      return result(null, Problems.one(null, "Fulfillment does not exist.", "id"));
    }
    try {
      shipping.cancel(shop, parcel);
      return result(parcel, List.of());
    } catch (Refused e) {
      return result(parcel, Problems.of(e, "id"));
    }
  }

  private static Object result(@Nullable Fulfillment parcel, List<Object> problems) {
    return Json.obj("fulfillment", parcel, "userErrors", problems);
  }
}
