package dev.feria.sandbox.shopify;

import dev.feria.sandbox.control.ControlReplies;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.shopify.catalogue.Catalogue;
import dev.feria.sandbox.shopify.oauth.Installations;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.Customer;
import dev.feria.sandbox.shopify.state.Delivery;
import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Settings;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.World;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Control operations on the application, its budget and webhooks, and the catalogue. */
final class ApplicationControl {
  private static final int MOST_SHOWN = 1_000;

  private final Platform platform;
  private final Installations installations;
  private final Catalogue catalogue;

  ApplicationControl(Platform platform, Installations installations, Catalogue catalogue) {
    this.platform = platform;
    this.installations = installations;
    this.catalogue = catalogue;
  }

  void register(Router router) {
    router
        .add("GET", "/application", "application", call -> show())
        .add("PUT", "/application", "application", this::change)
        .add("POST", "/catalogue", "catalogue", this::fill)
        .add("GET", "/deliveries", "deliveries", call -> deliveries())
        .add("GET", "/notifications", "deliveries", call -> deliveries())
        .add("GET", "/costs", "costs", call -> costs())
        .add("DELETE", "/costs", "costs", call -> clearCosts())
        .add("POST", "/accounts/{account}/privacy", "privacy", this::privacy);
  }

  static Map<String, @Nullable Object> view(World world) {
    App app = world.app();
    Settings settings = world.settings;
    return Json.obj(
        "client_id",
        app.clientId,
        "client_secret",
        app.clientSecret,
        "name",
        app.name,
        "redirect_uris",
        List.copyOf(app.redirectUris),
        "webhook_url",
        app.webhookUrl,
        "topics",
        List.copyOf(app.topics),
        "compliance_url",
        app.complianceUrl,
        "webhook_api_version",
        app.webhookApiVersion,
        "scopes",
        List.copyOf(app.scopes),
        "expiring_required",
        app.expiringRequired,
        "limits",
        settings.limits,
        "cost_bucket",
        settings.costBucket,
        "cost_restore",
        settings.costRestore,
        "max_cost",
        settings.mostCost,
        "bulk_delay",
        settings.bulkDelayMillis,
        "bulk_fail_after",
        settings.bulkFailAfter);
  }

  private Reply show() {
    return Reply.ok(view(platform.world()));
  }

  private Reply change(Call call) {
    World world = platform.world();
    App app = world.app();
    Fields body = call.fields();
    String clientId = body.text("client_id", app.clientId);
    if (!clientId.equals(app.clientId)) {
      world.apps.remove(app.clientId);
      app.clientId = clientId;
      world.apps.put(clientId, app);
      world.mainApp = clientId;
    }
    app.clientSecret = body.text("client_secret", app.clientSecret);
    app.name = body.text("name", app.name);
    if (body.has("redirect_uris")) {
      app.redirectUris = new ArrayList<>(body.texts("redirect_uris"));
    }
    if (body.has("webhook_url")) {
      app.webhookUrl = url(body, "webhook_url");
    } else if (body.has("notification_url")) {
      app.webhookUrl = url(body, "notification_url");
    }
    if (body.has("compliance_url")) {
      app.complianceUrl = url(body, "compliance_url");
    }
    if (body.has("topics")) {
      app.topics = new ArrayList<>(body.texts("topics"));
    }
    app.webhookApiVersion = body.text("webhook_api_version", app.webhookApiVersion);
    if (body.has("scopes")) {
      app.scopes = new ArrayList<>(body.texts("scopes"));
    }
    app.expiringRequired = body.flag("expiring_required", app.expiringRequired);
    settings(world.settings, body);
    return show();
  }

  private void settings(Settings settings, Fields body) {
    settings.limits = body.flag("limits", settings.limits);
    if (body.has("cost_bucket") || body.has("cost_restore")) {
      settings.costBucket = number(body, "cost_bucket", settings.costBucket);
      settings.costRestore = number(body, "cost_restore", settings.costRestore);
      platform.world().spent.clear();
    }
    settings.mostCost = (int) body.integer("max_cost", settings.mostCost);
    settings.bulkDelayMillis = body.integer("bulk_delay", settings.bulkDelayMillis);
    settings.bulkFailAfter = body.integer("bulk_fail_after", settings.bulkFailAfter);
  }

  private static double number(Fields body, String name, double otherwise) {
    BigDecimal value = body.decimal(name);
    return value == null ? otherwise : value.doubleValue();
  }

  private static @Nullable String url(Fields body, String name) {
    String text = body.text(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      if (URI.create(text).getHost() != null) {
        return text;
      }
      throw ControlReplies.error(400, name + " must be absolute");
    } catch (IllegalArgumentException e) {
      throw new ReplyException(ControlReplies.reply(400, name + " is not a URL"), e);
    }
  }

  private Reply fill(Call call) {
    Fields body = call.fields();
    World world = platform.world();
    String account = body.text("account", world.shops.keySet().iterator().next());
    Shop shop = world.shops.get(account);
    if (shop == null) {
      throw ControlReplies.error(404, "unknown account " + account);
    }
    long seed = body.integer("seed", 7);
    int products = (int) body.integer("listings", platform.context().listings());
    int variants = (int) body.integer("variants", products * 12L / 5);
    int orders = (int) body.integer("orders", platform.context().orders());
    if (products < 0 || orders < 0 || products > 1_000_000 || orders > 5_000_000 || variants < 0) {
      throw ControlReplies.error(400, "listings, variants and orders are out of range");
    }
    if (body.has("limits")) {
      world.settings.limits = body.flag("limits", true);
    }
    catalogue.refill(shop, seed, products, variants, orders);
    return Reply.ok(
        Json.obj(
            "seed",
            seed,
            "account",
            shop.domain,
            "products",
            shop.products.size(),
            "variants",
            shop.items().size(),
            "orders",
            shop.orders.size()));
  }

  private Reply deliveries() {
    World world = platform.world();
    List<Object> pending = new ArrayList<>();
    world.pending.values().stream().limit(MOST_SHOWN).forEach(each -> pending.add(brief(each)));
    return Reply.ok(
        Json.obj(
            "delivered",
            world.delivered,
            "lost",
            world.lost,
            "pending_count",
            world.pending.size(),
            "pending",
            pending));
  }

  private static Object brief(Delivery delivery) {
    return Json.obj(
        "id",
        delivery.id,
        "event_id",
        delivery.eventId,
        "shop",
        delivery.shop,
        "topic",
        delivery.topic,
        "uri",
        delivery.uri,
        "attempts",
        delivery.attempts,
        "last_status",
        delivery.lastStatus,
        "last_error",
        delivery.lastError);
  }

  private Reply costs() {
    World world = platform.world();
    List<Object> data = new ArrayList<>();
    world.spent.forEach(
        (key, spent) -> {
          String[] parts = key.split(" ", 2);
          spent.refill(world.settings, platform.instant());
          double possible = spent.possible(world.settings, platform.instant());
          data.add(
              Json.obj(
                  "client_id",
                  parts[0],
                  "account",
                  parts[1],
                  "spent",
                  BigDecimal.valueOf(Math.round(spent.points())),
                  "possible",
                  BigDecimal.valueOf(Math.round(possible)),
                  "available",
                  BigDecimal.valueOf(Math.round(spent.available())),
                  "elapsed_ms",
                  spent.elapsed(platform.instant())));
        });
    return Reply.ok(
        Json.obj(
            "data",
            data,
            "cost_bucket",
            world.settings.costBucket,
            "cost_restore",
            world.settings.costRestore));
  }

  private Reply clearCosts() {
    platform
        .world()
        .spent
        .values()
        .forEach(
            spent -> {
              spent.refill(platform.world().settings, platform.instant());
              spent.count(platform.instant());
            });
    return Reply.empty(204);
  }

  /** Sends a privacy webhook: customers/data_request, customers/redact or shop/redact. */
  private Reply privacy(Call call) {
    World world = platform.world();
    Shop shop = AccountControl.account(platform, call);
    Fields body = call.fields();
    String topic = body.text("topic", "");
    App own = world.ownApp(shop.domain);
    App app = shop.installed.contains(world.mainApp) || own == null ? world.app() : own;
    Map<String, @Nullable Object> payload =
        Json.obj("shop_id", shop.id, "shop_domain", shop.domain);
    switch (topic) {
      case "customers/data_request", "customers/redact" -> {
        Customer customer = customer(shop, body);
        List<Long> orders = new ArrayList<>();
        for (Order order : shop.orders.values()) {
          if (order.customerId == customer.id) {
            orders.add(order.id);
          }
        }
        boolean request = topic.equals("customers/data_request");
        payload.put(request ? "orders_requested" : "orders_to_redact", orders);
        payload.put(
            "customer",
            Json.obj("id", customer.id, "email", customer.email, "phone", customer.phone));
        if (request) {
          payload.put("data_request", Json.obj("id", world.next("data-request", 9_001)));
        }
      }
      case "shop/redact" -> {}
      default -> throw ControlReplies.error(400, "unknown privacy topic " + topic);
    }
    if (!installations.comply(shop, app, topic, payload)) {
      throw ControlReplies.error(409, "compliance_url is not set");
    }
    return Reply.json(202, payload);
  }

  private static Customer customer(Shop shop, Fields body) {
    String email = body.text("email");
    Long id = body.integer("customer");
    for (Customer customer : shop.customers.values()) {
      if ((id != null && id == customer.id)
          || (email != null && email.equalsIgnoreCase(customer.email))
          || (id == null && email == null)) {
        return customer;
      }
    }
    throw ControlReplies.error(404, "unknown customer");
  }
}
