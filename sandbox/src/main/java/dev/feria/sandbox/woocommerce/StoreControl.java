package dev.feria.sandbox.woocommerce;

import dev.feria.sandbox.control.ControlReplies;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.woocommerce.grant.GrantPages;
import dev.feria.sandbox.woocommerce.seeds.Catalogue;
import dev.feria.sandbox.woocommerce.seeds.PeopleSeeds;
import dev.feria.sandbox.woocommerce.state.ApiKey;
import dev.feria.sandbox.woocommerce.state.Customer;
import dev.feria.sandbox.woocommerce.state.Delivery;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import dev.feria.sandbox.woocommerce.state.Webhook;
import dev.feria.sandbox.woocommerce.webhooks.Deliveries;
import dev.feria.sandbox.woocommerce.webhooks.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Control operations on a shop's keys, webhooks and customers, and on the catalogue. */
final class StoreControl {
  private final Platform platform;
  private final Catalogue catalogue;
  private final Deliveries deliveries;

  StoreControl(Platform platform, Catalogue catalogue, Deliveries deliveries) {
    this.platform = platform;
    this.catalogue = catalogue;
    this.deliveries = deliveries;
  }

  void register(Router router) {
    router
        .add("GET", "/application", "application", call -> Reply.ok(Json.obj()))
        .add("PUT", "/application", "application", call -> Reply.ok(Json.obj()))
        .add("POST", "/catalogue", "catalogue", this::fill)
        .add("GET", "/accounts/{account}/keys", "keys", this::keys)
        .add("POST", "/accounts/{account}/keys", "key", this::key)
        .add("DELETE", "/accounts/{account}/keys/{id}", "key", this::dropKey)
        .add("POST", "/accounts/{account}/revoke", "revoke", this::revoke)
        .add("GET", "/accounts/{account}/webhooks", "webhooks", this::webhooks)
        .add("GET", "/accounts/{account}/deliveries", "deliveries", this::deliveries)
        .add("POST", "/accounts/{account}/customers", "customer", this::customer);
  }

  /** A shop in the list of accounts, with the first key that may read and write. */
  static Map<String, @Nullable Object> account(Platform platform, Store store) {
    ApiKey key = null;
    boolean connected = false;
    for (ApiKey other : store.keys.values()) {
      connected |= other.lastAccess > 0;
      if (key == null && other.reads() && other.writes()) {
        key = other;
      }
    }
    String home = platform.home(store);
    return Json.obj(
        "id",
        store.id,
        "demo",
        store.demo,
        "connected",
        connected,
        "url",
        home,
        "credentials",
        Json.obj(
            "url",
            home,
            "consumer_key",
            key == null ? null : key.key,
            "consumer_secret",
            key == null ? null : key.secret,
            "username",
            store.username,
            "password",
            store.password));
  }

  private Reply keys(Call call) {
    List<Object> data = new ArrayList<>();
    for (ApiKey key : AccountControl.store(platform, call).keys.values()) {
      data.add(view(key));
    }
    return Reply.ok(Json.obj("data", data));
  }

  private static Map<String, @Nullable Object> view(ApiKey key) {
    return Json.obj(
        "id",
        key.id,
        "consumer_key",
        key.key,
        "consumer_secret",
        key.secret,
        "permissions",
        key.permissions,
        "description",
        key.description,
        "last_access",
        key.lastAccess);
  }

  private Reply key(Call call) {
    Store store = AccountControl.store(platform, call);
    String permissions = call.fields().text("permissions", "read_write");
    if (!Set.of("read", "write", "read_write").contains(permissions)) {
      throw ControlReplies.error(400, "permissions must be read, write or read_write");
    }
    return Reply.json(201, view(GrantPages.key(platform, store, permissions)));
  }

  private Reply dropKey(Call call) {
    Store store = AccountControl.store(platform, call);
    String id = call.param("id");
    ApiKey key = id.matches("[0-9]{1,18}") ? store.keys.get(Long.valueOf(id)) : null;
    if (key == null) {
      throw ControlReplies.error(404, "unknown key " + id);
    }
    store.remove(key);
    return Reply.empty(204);
  }

  private Reply revoke(Call call) {
    Store store = AccountControl.store(platform, call);
    List<ApiKey> keys = List.copyOf(store.keys.values());
    keys.forEach(store::remove);
    return Reply.ok(Json.obj("account", store.id, "revoked", !keys.isEmpty()));
  }

  private Reply webhooks(Call call) {
    Store store = AccountControl.store(platform, call);
    List<Object> data = new ArrayList<>();
    for (Webhook webhook : store.webhooks.values()) {
      Map<String, @Nullable Object> view = Webhooks.view(store, webhook);
      view.put("secret", webhook.secret);
      view.put("failures", webhook.failures);
      data.add(view);
    }
    return Reply.ok(Json.obj("data", data));
  }

  private Reply deliveries(Call call) {
    Store store = AccountControl.store(platform, call);
    List<Object> pending = new ArrayList<>();
    store.pending.values().stream().limit(1_000).forEach(waits -> pending.add(view(waits)));
    List<Object> sent = new ArrayList<>();
    store.sent.forEach(done -> sent.add(view(done)));
    return Reply.ok(
        Json.obj(
            "delivered",
            store.delivered,
            "failed",
            store.failed,
            "pending_count",
            store.pending.size(),
            "pending",
            pending,
            "data",
            sent));
  }

  private static Map<String, @Nullable Object> view(Delivery delivery) {
    return Json.obj(
        "id",
        delivery.id,
        "webhook",
        delivery.webhookId,
        "topic",
        delivery.topic,
        "resource",
        delivery.resourceId,
        "url",
        delivery.url,
        "status",
        delivery.sent == 0 ? null : (Object) delivery.status,
        "error",
        delivery.error,
        "merged",
        delivery.merged,
        "body",
        delivery.body);
  }

  private Reply customer(Call call) {
    Store store = AccountControl.store(platform, call);
    Customer customer = new PeopleSeeds(store, platform.world().random()).customer(platform.now());
    customer.email = call.fields().text("email", customer.email);
    customer.billing.email = customer.email;
    platform.announce(store, "customer.created", customer.id);
    return Reply.json(201, Json.obj("id", customer.id, "email", customer.email));
  }

  private Reply fill(Call call) {
    Fields body = call.fields();
    long seed = body.integer("seed", 7);
    int listings = (int) body.integer("listings", platform.context().listings());
    int orders = (int) body.integer("orders", platform.context().orders());
    if (listings < 0 || orders < 0 || listings > 1_000_000 || orders > 5_000_000) {
      throw ControlReplies.error(400, "listings and orders are out of range");
    }
    deliveries.clear();
    catalogue.refill(seed, listings, orders);
    deliveries.resume();
    Store store = platform.world().stores.get(Catalogue.MAIN);
    return Reply.ok(
        Json.obj(
            "seed",
            seed,
            "account",
            Catalogue.MAIN,
            "products",
            store == null ? 0 : store.products.size(),
            "orders",
            store == null ? 0 : store.orders.size()));
  }
}
