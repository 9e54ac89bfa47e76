package dev.feria.sandbox.woocommerce;

import dev.feria.sandbox.control.ControlReplies;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.woocommerce.grant.GrantPages;
import dev.feria.sandbox.woocommerce.seeds.Catalogue;
import dev.feria.sandbox.woocommerce.state.ApiKey;
import dev.feria.sandbox.woocommerce.state.Delivery;
import dev.feria.sandbox.woocommerce.state.Mode;
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

/** Control operations on a shop's host, its keys and webhooks, and on the catalogue. */
final class StoreControl {
  private static final Set<String> NOTICES = Set.of("never", "some", "always");

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
        .add("GET", "/accounts/{account}/mode", "mode", this::mode)
        .add("PUT", "/accounts/{account}/mode", "mode", this::change)
        .add("GET", "/accounts/{account}/keys", "keys", this::keys)
        .add("POST", "/accounts/{account}/keys", "key", this::key)
        .add("DELETE", "/accounts/{account}/keys/{id}", "key", this::dropKey)
        .add("POST", "/accounts/{account}/revoke", "revoke", this::revoke)
        .add("GET", "/accounts/{account}/webhooks", "webhooks", this::webhooks)
        .add("GET", "/accounts/{account}/deliveries", "deliveries", this::deliveries);
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

  private Reply mode(Call call) {
    return Reply.ok(view(AccountControl.store(platform, call).mode));
  }

  private static Map<String, @Nullable Object> view(Mode mode) {
    return Json.obj(
        "tls",
        mode.tls,
        "strip_authorization",
        mode.stripAuthorization,
        "permalinks",
        mode.permalinks,
        "firewall",
        mode.firewall,
        "maintenance",
        mode.maintenance,
        "php_notice",
        mode.phpNotice,
        "headers",
        mode.headers,
        "wc_version",
        mode.wcVersion,
        "manage_stock",
        mode.manageStock,
        "empty_maps_as_lists",
        mode.emptyMapsAsLists,
        "write_latency_ms",
        mode.writeLatencyMillis,
        "read_latency_ms",
        mode.readLatencyMillis,
        "webhook_delay_ms",
        mode.webhookDelayMillis,
        "webhook_rights",
        mode.webhookRights,
        "requests_per_second",
        mode.requestsPerSecond,
        "limit_status",
        mode.limitStatus,
        "retry_after",
        mode.retryAfter < 0 ? null : (Object) mode.retryAfter);
  }

  private Reply change(Call call) {
    Store store = AccountControl.store(platform, call);
    Mode mode = store.mode;
    Fields body = call.fields();
    String permalinks = body.text("permalinks", mode.permalinks);
    String notice = notice(body, mode.phpNotice);
    long limitStatus = body.integer("limit_status", mode.limitStatus);
    if (!permalinks.equals("pretty") && !permalinks.equals("plain")) {
      throw ControlReplies.error(400, "permalinks must be pretty or plain");
    }
    if (limitStatus != 429 && limitStatus != 503) {
      throw ControlReplies.error(400, "limit_status must be 429 or 503");
    }
    mode.permalinks = permalinks;
    mode.phpNotice = notice;
    mode.limitStatus = (int) limitStatus;
    mode.tls = body.flag("tls", mode.tls);
    mode.stripAuthorization = body.flag("strip_authorization", mode.stripAuthorization);
    mode.firewall = body.flag("firewall", mode.firewall);
    mode.maintenance = body.flag("maintenance", mode.maintenance);
    mode.headers = body.flag("headers", mode.headers);
    mode.wcVersion = body.text("wc_version", mode.wcVersion);
    mode.manageStock = body.flag("manage_stock", mode.manageStock);
    mode.emptyMapsAsLists = body.flag("empty_maps_as_lists", mode.emptyMapsAsLists);
    mode.writeLatencyMillis = body.integer("write_latency_ms", mode.writeLatencyMillis);
    mode.readLatencyMillis = body.integer("read_latency_ms", mode.readLatencyMillis);
    mode.webhookDelayMillis = body.integer("webhook_delay_ms", mode.webhookDelayMillis);
    mode.webhookRights = body.flag("webhook_rights", mode.webhookRights);
    mode.requestsPerSecond = body.integer("requests_per_second", mode.requestsPerSecond);
    if (body.has("retry_after")) {
      mode.retryAfter = body.integer("retry_after", -1);
    }
    store.bucket = null;
    return Reply.ok(view(mode));
  }

  private static String notice(Fields body, String otherwise) {
    if (!body.has("php_notice")) {
      return otherwise;
    }
    String text = body.text("php_notice", "never");
    String named = text.equals("true") ? "always" : text.equals("false") ? "never" : text;
    if (!NOTICES.contains(named)) {
      throw ControlReplies.error(400, "php_notice must be never, some or always");
    }
    return named;
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
        delivery.merged);
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
