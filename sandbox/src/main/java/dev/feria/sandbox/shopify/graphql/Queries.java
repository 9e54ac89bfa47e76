package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.BulkOperation;
import dev.feria.sandbox.shopify.state.FulfillmentOrder;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Index;
import dev.feria.sandbox.shopify.state.Level;
import dev.feria.sandbox.shopify.state.Location;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Subscription;
import dev.feria.sandbox.shopify.state.Variant;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The root of queries. */
final class Queries {
  private final CatalogueSearch catalogue;
  private final OrderSearch orders;
  private final Search<BulkOperation> bulkSearch;

  Queries(Platform platform) {
    this.catalogue = new CatalogueSearch(platform);
    this.orders = new OrderSearch(platform);
    this.bulkSearch =
        new Search<BulkOperation>()
            .field("status", Matches.word(bulk -> bulk.status))
            .field("id", Matches.number(bulk -> bulk.id))
            .field("operation_type", Matches.word(bulk -> "QUERY"))
            .field("created_at", Matches.time(platform.context().clock(), bulk -> bulk.created));
  }

  void add(Schema schema) {
    Fetch<Object> root = schema.type("QueryRoot");
    root.call("shop", (none, env) -> Caller.shop(env))
        .call("currentAppInstallation", (none, env) -> Caller.of(env))
        .field("publicApiVersions", none -> Versions.all())
        .call("nodes", (none, env) -> nodes(env))
        .call("node", (none, env) -> node(text(env, "id"), env))
        .call("orders", (none, env) -> orders.page(env))
        .call("ordersCount", (none, env) -> orders.count(env))
        .call("products", (none, env) -> catalogue.products(env))
        .call("productsCount", (none, env) -> catalogue.productCount(env))
        .call("productVariants", (none, env) -> catalogue.variants(env))
        .call("productVariantsCount", (none, env) -> catalogue.variantCount(env))
        .call("inventoryItems", (none, env) -> catalogue.items(env))
        .call("locations", (none, env) -> locations(env))
        .call("location", (none, env) -> location(env))
        .call("bulkOperations", (none, env) -> bulkOperations(env))
        .call("currentBulkOperation", (none, env) -> newestBulk(env))
        .call("webhookSubscriptions", (none, env) -> subscriptions(env))
        .call("webhookSubscriptionsCount", (none, env) -> Lists.count(own(env).size()))
        .call("job", (none, env) -> new AppTypes.JobView(Gid.tail(text(env, "id")), true));
    byId(root, "order", "Order");
    byId(root, "product", "Product");
    byId(root, "productVariant", "ProductVariant");
    byId(root, "inventoryItem", "InventoryItem");
    byId(root, "inventoryLevel", "InventoryLevel");
    byId(root, "fulfillmentOrder", "FulfillmentOrder");
    byId(root, "fulfillment", "Fulfillment");
    byId(root, "bulkOperation", "BulkOperation");
    byId(root, "webhookSubscription", "WebhookSubscription");
    byId(root, "customer", "Customer");
  }

  private void byId(Fetch<Object> root, String field, String type) {
    root.call(
        field,
        (none, env) -> {
          String id = text(env, "id");
          return Gid.type(id).equals(type) ? node(id, env) : wrongId(id);
        });
  }

  private static @Nullable Object wrongId(String id) {
    if (Gid.type(id).isEmpty()) {
      throw new ApiError("INVALID_FIELD_ARGUMENTS", "Invalid global id '" + id + "'");
    }
    return null;
  }

  static String text(DataFetchingEnvironment env, String name) {
    return Objects.requireNonNullElse(env.<String>getArgument(name), "");
  }

  private List<@Nullable Object> nodes(DataFetchingEnvironment env) {
    List<@Nullable Object> nodes = new ArrayList<>();
    List<String> ids = env.getArgument("ids");
    for (String id : ids == null ? List.<String>of() : ids) {
      nodes.add(node(id, env));
    }
    return nodes;
  }

  private @Nullable Object node(String gid, DataFetchingEnvironment env) {
    Caller caller = Caller.of(env);
    Shop shop = caller.shop();
    long id = Gid.number(Gid.tail(gid));
    switch (Gid.type(gid)) {
      case "Order" -> {
        caller.need("read_orders");
        return orders.visible(shop.orders.get(id), caller);
      }
      case "Product" -> {
        caller.need("read_products");
        return shop.products.get(id);
      }
      case "ProductVariant" -> {
        caller.need("read_products");
        return shop.variant(id);
      }
      case "InventoryItem" -> {
        caller.need("read_inventory", "read_products");
        Variant variant = shop.byItem(id);
        return variant == null ? null : new Item(variant);
      }
      case "InventoryLevel" -> {
        caller.need("read_inventory");
        return level(shop, gid, id);
      }
      case "Location" -> {
        caller.need("read_locations", "read_inventory");
        return shop.locations.get(id);
      }
      case "Customer" -> {
        caller.need("read_customers");
        return shop.customers.get(id);
      }
      case "FulfillmentOrder" -> {
        caller.need("read_merchant_managed_fulfillment_orders");
        FulfillmentOrder work = shop.fulfillmentOrder(id);
        return work;
      }
      case "Fulfillment" -> {
        caller.need("read_orders", "read_merchant_managed_fulfillment_orders");
        return shop.fulfillment(id);
      }
      case "BulkOperation" -> {
        BulkOperation bulk = shop.bulkOperations.get(id);
        return bulk != null && bulk.clientId.equals(caller.app().clientId) ? bulk : null;
      }
      case "WebhookSubscription" -> {
        Subscription subscription = shop.subscriptions.get(id);
        return subscription != null && subscription.clientId.equals(caller.app().clientId)
            ? subscription
            : null;
      }
      case "Shop" -> {
        return shop.id == id ? shop : null;
      }
      default -> {
        return wrongId(gid);
      }
    }
  }

  private static @Nullable Level level(Shop shop, String gid, long id) {
    int item = gid.indexOf("inventory_item_id=");
    Variant variant = item < 0 ? null : shop.byItem(Gid.number(gid.substring(item + 18)));
    if (variant == null) {
      return null;
    }
    return variant.levels.stream().filter(level -> level.id == id).findFirst().orElse(null);
  }

  private static Connection locations(DataFetchingEnvironment env) {
    Caller.of(env).need("read_locations", "read_inventory");
    boolean inactive = Boolean.TRUE.equals(env.<Boolean>getArgument("includeInactive"));
    List<Location> locations =
        Caller.shop(env).locations.values().stream()
            .filter(location -> location.active || inactive)
            .sorted(Comparator.comparing(location -> location.name))
            .toList();
    return Pages.of(locations, env, location -> location.id);
  }

  private static @Nullable Location location(DataFetchingEnvironment env) {
    Caller.of(env).need("read_locations", "read_inventory");
    Shop shop = Caller.shop(env);
    String id = env.getArgument("id");
    return id == null
        ? shop.locations.values().iterator().next()
        : shop.locations.get(Gid.id("Location", id));
  }

  private Connection bulkOperations(DataFetchingEnvironment env) {
    TreeMap<Index.Key, BulkOperation> sorted = new TreeMap<>();
    for (BulkOperation bulk : Caller.shop(env).bulkOperations.values()) {
      if (bulk.clientId.equals(Caller.of(env).app().clientId)) {
        sorted.put(new Index.Key(0, bulk.id), bulk);
      }
    }
    return Pages.page(sorted, env, bulkSearch.parse(env.getArgument("query")).filter(), null);
  }

  private static @Nullable BulkOperation newestBulk(DataFetchingEnvironment env) {
    BulkOperation newest = null;
    for (BulkOperation bulk : Caller.shop(env).bulkOperations.values()) {
      if (bulk.clientId.equals(Caller.of(env).app().clientId)) {
        newest = bulk;
      }
    }
    return newest;
  }

  private static List<Subscription> own(DataFetchingEnvironment env) {
    return Caller.shop(env).subscriptions.values().stream()
        .filter(s -> s.clientId.equals(Caller.of(env).app().clientId))
        .toList();
  }

  private static Connection subscriptions(DataFetchingEnvironment env) {
    List<String> topics = env.getArgument("topics");
    String uri = env.getArgument("uri");
    String callback = env.getArgument("callbackUrl");
    List<Subscription> matching =
        own(env).stream()
            .filter(s -> topics == null || topics.isEmpty() || topics.contains(s.topic))
            .filter(s -> uri == null || uri.equals(s.uri))
            .filter(s -> callback == null || callback.equals(s.uri))
            .toList();
    return Pages.of(matching, env, s -> s.id);
  }
}
