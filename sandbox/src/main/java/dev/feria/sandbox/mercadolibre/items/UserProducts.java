package dev.feria.sandbox.mercadolibre.items;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.StockLocation;
import dev.feria.sandbox.mercadolibre.state.Store;
import dev.feria.sandbox.mercadolibre.state.UserProduct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** User products, their families, and their stock by location. */
public final class UserProducts {
  private final Platform platform;

  /** Serves this platform. */
  public UserProducts(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("GET", "/user-products/{id}", "user_products.get", this::product)
        .add("GET", "/user-products/{id}/stock", "user_products.stock.get", this::stock)
        .add(
            "PUT",
            "/user-products/{id}/stock/type/seller_warehouse",
            "user_products.stock.update",
            this::warehouse)
        .add(
            "PUT",
            "/user-products/{id}/stock/type/selling_address",
            "user_products.stock.update",
            this::address)
        .add(
            "GET",
            "/sites/{site}/user-products-families/{family}",
            "user_products.family",
            this::family)
        .add(
            "POST",
            "/user-products-families/{family}/tasks",
            "user_products.family_task",
            this::task)
        .add(
            "GET",
            "/inventories/{id}/stock/fulfillment",
            "user_products.fulfillment",
            this::fulfillment);
  }

  private UserProduct own(Seller caller, Call call) {
    UserProduct product = platform.world().userProducts.get(call.param("id"));
    if (product == null) {
      throw Errors.missing("User product " + call.param("id") + " not found");
    }
    if (product.sellerId != caller.id) {
      throw Errors.forbidden("The caller does not own user product " + product.id);
    }
    return product;
  }

  private Reply product(Seller caller, Call call) {
    UserProduct product = own(caller, call);
    return Reply.ok(
        Json.obj(
            "id",
            product.id,
            "name",
            product.name,
            "user_id",
            product.sellerId,
            "domain_id",
            product.domainId,
            "family_id",
            product.familyId,
            "attributes",
            List.of(),
            "tags",
            List.of()));
  }

  private Reply stock(Seller caller, Call call) {
    UserProduct product = own(caller, call);
    if (product.locations.isEmpty()) {
      throw Errors.missing("stock-locations not found");
    }
    return Reply.ok(view(product)).header("x-version", Long.toString(product.version));
  }

  private static Map<String, @Nullable Object> view(UserProduct product) {
    List<Object> locations = new ArrayList<>();
    for (StockLocation location : product.locations) {
      Map<String, @Nullable Object> place = new LinkedHashMap<>();
      place.put("type", location.type);
      if (location.storeId != null) {
        place.put("network_node_id", location.nodeId);
        place.put("store_id", location.storeId);
      }
      place.put("quantity", location.quantity);
      locations.add(place);
    }
    return Json.obj("locations", locations, "user_id", product.sellerId, "id", product.id);
  }

  private static void version(UserProduct product, Call call) {
    String sent = call.header("x-version");
    if (sent == null || sent.isBlank()) {
      throw Errors.bad("Missing X-Version header");
    }
    if (!sent.strip().equals(Long.toString(product.version))) {
      throw Errors.of(409, "conflict", "Version mismatch");
    }
  }

  private Reply warehouse(Seller caller, Call call) {
    UserProduct product = own(caller, call);
    version(product, call);
    List<Fields> wanted = call.fields().objects("locations");
    if (wanted.isEmpty()) {
      throw Errors.bad("locations is required");
    }
    if (caller.stores.size() == 1 && wanted.size() > 1) {
      throw Errors.bad(
          "seller with a single warehouse cannot update stock across multiple network nodes");
    }
    List<StockLocation> places = new ArrayList<>();
    for (Fields fields : wanted) {
      places.add(place(caller, fields));
    }
    for (StockLocation place : places) {
      StockLocation known = find(product, place);
      if (known == null) {
        product.locations.add(place);
      } else {
        known.quantity = place.quantity;
      }
    }
    changed(product);
    return Reply.ok(view(product)).header("x-version", Long.toString(product.version));
  }

  private StockLocation place(Seller caller, Fields fields) {
    String storeId = fields.text("store_id", "");
    if (storeId.isBlank()) {
      throw Errors.bad("store cannot be null or empty");
    }
    Store store = find(caller.stores, storeId);
    if (store == null) {
      boolean elsewhere =
          platform.world().sellers.values().stream().anyMatch(s -> find(s.stores, storeId) != null);
      throw Errors.bad(elsewhere ? "store does not belong to seller" : "store not found");
    }
    long quantity = fields.integer("quantity", -1);
    if (quantity < 0) {
      throw Errors.bad("quantity must be 0 or more");
    }
    StockLocation place = new StockLocation();
    place.type = "seller_warehouse";
    place.storeId = store.id;
    place.nodeId = store.nodeId;
    place.quantity = (int) quantity;
    return place;
  }

  private static @Nullable Store find(List<Store> stores, String id) {
    for (Store store : stores) {
      if (store.id.equals(id)) {
        return store;
      }
    }
    return null;
  }

  private static @Nullable StockLocation find(UserProduct product, StockLocation like) {
    for (StockLocation location : product.locations) {
      if (location.type.equals(like.type)
          && (like.storeId == null || like.storeId.equals(location.storeId))) {
        return location;
      }
    }
    return null;
  }

  private Reply address(Seller caller, Call call) {
    UserProduct product = own(caller, call);
    if (caller.has("warehouse_management")) {
      throw Errors.bad("the stock of this seller is kept in warehouses");
    }
    version(product, call);
    long quantity = call.fields().integer("quantity", -1);
    if (quantity < 0) {
      throw Errors.bad("quantity must be 0 or more");
    }
    StockLocation place = new StockLocation();
    StockLocation known = find(product, place);
    if (known == null) {
      product.locations.add(place);
      known = place;
    }
    known.quantity = (int) quantity;
    changed(product);
    return Reply.empty(204).header("x-version", Long.toString(product.version));
  }

  private void changed(UserProduct product) {
    platform.stock().settle(product, platform.now());
    platform.announce(
        product.sellerId, "stock-locations", "/user-products/" + product.id + "/stock");
    for (Item item : platform.world().itemsOf(product.sellerId)) {
      if (product.id.equals(item.userProductId)) {
        platform.announce(item.sellerId, "items", "/items/" + item.id);
      }
    }
  }

  private Reply family(Seller caller, Call call) {
    List<Object> ids = new ArrayList<>();
    for (UserProduct product : platform.world().userProducts.values()) {
      if (product.familyId.equals(call.param("family")) && product.sellerId == caller.id) {
        ids.add(product.id);
      }
    }
    if (ids.isEmpty()) {
      throw Errors.missing("Family " + call.param("family") + " not found");
    }
    return Reply.ok(
        Json.obj(
            "user_products_ids",
            ids,
            "family_id",
            call.param("family"),
            "site_id",
            call.param("site"),
            "user_id",
            caller.id));
  }

  private Reply task(Seller caller, Call call) {
    return Reply.json(
        202,
        Json.obj(
            "id",
            "task-" + platform.world().next("task", 1),
            "family_id",
            call.param("family"),
            "status",
            "pending"));
  }

  private Reply fulfillment(Seller caller, Call call) {
    for (Item item : platform.world().itemsOf(caller.id)) {
      if (call.param("id").equals(item.inventoryId)) {
        int available = platform.stock().of(item);
        return Reply.ok(
            Json.obj(
                "inventory_id",
                item.inventoryId,
                "total",
                available + 1,
                "available_quantity",
                available,
                "not_available_quantity",
                1,
                "not_available_detail",
                List.of(Json.obj("status", "damaged", "quantity", 1)),
                "external_references",
                List.of(Json.obj("type", "item", "id", item.id, "variation_id", null))));
      }
    }
    throw Errors.missing("Inventory " + call.param("id") + " not found");
  }
}
