package dev.feria.sandbox.shopify.webhooks;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.Delivery;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Subscription;
import dev.feria.sandbox.shopify.state.Times;
import dev.feria.sandbox.shopify.state.World;
import dev.feria.sandbox.twin.Fault;
import dev.feria.sandbox.twin.WebhookSender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers webhooks: 2xx within 5 s, else eight more attempts within four hours. A subscription
 * made through the API is deleted when a delivery has failed to the end and no other one came
 * through meanwhile.
 */
public final class Notifier implements Platform.Announcer {
  /** Group of the deliveries in scripted faults; the topic follows with dots. */
  private static final String GROUP = "webhooks.";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long REORDERED_MILLIS = 1_500;
  private static final int SPREAD_MILLIS = 60;

  /** Minutes between an attempt and the next. */
  private static final List<Integer> PAUSES = List.of(1, 2, 4, 8, 15, 30, 60, 120);

  private final Platform platform;

  /** Delivers for this platform. */
  public Notifier(Platform platform) {
    this.platform = platform;
  }

  /** The name of a topic in the API, such as {@code ORDERS_CREATE}. */
  public static String constant(String topic) {
    return topic.replace('/', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  public void announce(
      Shop shop,
      String topic,
      String eventId,
      Supplier<? extends Map<String, @Nullable Object>> payload) {
    World world = platform.world();
    String constant = constant(topic);
    Map<String, @Nullable Object> body = null;
    for (Subscription subscription : List.copyOf(shop.subscriptions.values())) {
      if (subscription.topic.equals(constant)) {
        body = body == null ? payload.get() : body;
        Delivery delivery = delivery(shop, topic, eventId, subscription.clientId);
        delivery.subscriptionId = subscription.id;
        delivery.uri = subscription.uri;
        delivery.name = Objects.requireNonNullElse(subscription.name, "");
        delivery.body = text(body, subscription.includeFields);
        send(delivery);
      }
    }
    for (String clientId : shop.installed) {
      App app = world.apps.get(clientId);
      if (app != null && app.webhookUrl != null && app.topics.contains(topic)) {
        body = body == null ? payload.get() : body;
        direct(shop, topic, eventId, app, app.webhookUrl, body);
      }
    }
  }

  /** Sends to an address of an application's configuration. */
  public void direct(
      Shop shop,
      String topic,
      String eventId,
      App app,
      String uri,
      Map<String, @Nullable Object> body) {
    Delivery delivery = delivery(shop, topic, eventId, app.clientId);
    delivery.uri = uri;
    delivery.body = text(body, List.of());
    send(delivery);
  }

  private Delivery delivery(Shop shop, String topic, String eventId, String clientId) {
    World world = platform.world();
    App app = world.apps.get(clientId);
    Delivery delivery = new Delivery();
    delivery.id = world.dice.uuid();
    delivery.eventId = eventId;
    delivery.shop = shop.domain;
    delivery.topic = topic;
    delivery.clientId = clientId;
    delivery.apiVersion = app == null ? "" : app.webhookApiVersion;
    delivery.created = platform.now();
    return delivery;
  }

  private static String text(Map<String, @Nullable Object> body, List<String> only) {
    Map<String, @Nullable Object> chosen = body;
    if (!only.isEmpty()) {
      chosen = new LinkedHashMap<>();
      for (String name : only) {
        String top = name.split("\\.", 2)[0];
        if (body.containsKey(top)) {
          chosen.put(top, body.get(top));
        }
      }
    }
    return new String(Json.bytes(chosen), StandardCharsets.UTF_8);
  }

  private void send(Delivery delivery) {
    World world = platform.world();
    Fault fault = platform.context().faults().next(GROUP + delivery.topic.replace('/', '.'), true);
    String kind = fault == null ? "" : fault.kind();
    if (kind.equals("lose") || kind.equals("drop")) {
      world.lost++;
      return;
    }
    delivery.twice = kind.equals("duplicate");
    delivery.due =
        delivery.created
            + world.dice.below(SPREAD_MILLIS)
            + (kind.equals("reorder") ? REORDERED_MILLIS : 0);
    world.pending.put(delivery.id, delivery);
    schedule(delivery);
  }

  /** Schedules everything that is under way, after loading a snapshot. */
  public void resume() {
    platform.world().pending.values().forEach(this::schedule);
  }

  private void schedule(Delivery delivery) {
    String id = delivery.id;
    platform
        .context()
        .scheduler()
        .at(Instant.ofEpochMilli(delivery.due), () -> platform.context().locked(() -> attempt(id)));
  }

  private CompletableFuture<?> attempt(String id) {
    World world = platform.world();
    Delivery delivery = world.pending.get(id);
    App app = delivery == null ? null : world.apps.get(delivery.clientId);
    if (delivery == null || app == null) {
      return CompletableFuture.completedFuture(null);
    }
    delivery.attempts++;
    byte[] body = delivery.body.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = headers(delivery, Signatures.base64(app.clientSecret, body));
    CompletableFuture<?> answered =
        post(delivery, headers, body)
            .thenAccept(outcome -> platform.context().locked(() -> settle(id, outcome)));
    return delivery.twice
        ? CompletableFuture.allOf(answered, post(delivery, headers, body))
        : answered;
  }

  private CompletableFuture<WebhookSender.Outcome> post(
      Delivery delivery, Map<String, String> headers, byte[] body) {
    return platform.context().webhooks().post(URI.create(delivery.uri), headers, body, PATIENCE);
  }

  private static Map<String, String> headers(Delivery delivery, String signature) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Shopify-Captain-Hook");
    headers.put("X-Shopify-Topic", delivery.topic);
    headers.put("X-Shopify-Hmac-Sha256", signature);
    headers.put("X-Shopify-Shop-Domain", delivery.shop);
    headers.put("X-Shopify-API-Version", delivery.apiVersion);
    headers.put("X-Shopify-Webhook-Id", delivery.id);
    headers.put("X-Shopify-Event-Id", delivery.eventId);
    headers.put("X-Shopify-Triggered-At", String.valueOf(Times.utc(delivery.created)));
    if (!delivery.name.isEmpty()) {
      headers.put("X-Shopify-Name", delivery.name);
    }
    return headers;
  }

  private boolean settle(String id, WebhookSender.Outcome outcome) {
    World world = platform.world();
    Delivery delivery = world.pending.get(id);
    if (delivery == null) {
      return false;
    }
    platform.context().changes().incrementAndGet();
    delivery.lastStatus = outcome.status();
    Shop shop = world.shops.get(delivery.shop);
    Subscription subscription =
        shop == null ? null : shop.subscriptions.get(delivery.subscriptionId);
    if (outcome.status() >= 200
        && outcome.status() < 300
        && outcome.elapsed().compareTo(PATIENCE) <= 0) {
      world.pending.remove(id);
      world.delivered++;
      if (subscription != null) {
        subscription.lastSuccess = platform.now();
      }
      return true;
    }
    delivery.lastError = outcome.error().isEmpty() ? "status " + outcome.status() : outcome.error();
    if (delivery.attempts <= PAUSES.size()) {
      delivery.due =
          platform.now() + Duration.ofMinutes(PAUSES.get(delivery.attempts - 1)).toMillis();
      schedule(delivery);
      return false;
    }
    world.pending.remove(id);
    world.lost++;
    if (shop != null && subscription != null && subscription.lastSuccess < delivery.created) {
      shop.subscriptions.remove(subscription.id);
    }
    return false;
  }
}
