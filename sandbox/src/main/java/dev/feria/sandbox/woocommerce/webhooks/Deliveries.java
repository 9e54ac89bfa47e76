package dev.feria.sandbox.woocommerce.webhooks;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.twin.Fault;
import dev.feria.sandbox.twin.WebhookSender;
import dev.feria.sandbox.woocommerce.rest.OAuthSignature;
import dev.feria.sandbox.woocommerce.state.Delivery;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import dev.feria.sandbox.woocommerce.state.Webhook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The queue of a shop: one attempt for each delivery, made of the state of that moment. Events of
 * one resource that come while a delivery waits are covered by it. The seventh failure in a row
 * disables the webhook.
 */
public final class Deliveries implements Platform.Announcer {
  /** Makes the body of a delivery. */
  public interface Bodies {
    /**
     * What {@code GET} of a resource would answer, an error body when it is not there.
     *
     * @param resource such as {@code order}
     */
    Map<String, ?> body(Store store, String resource, long id);
  }

  private static final String GROUP = "notifications.";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long REORDERED_MILLIS = 1_500;
  private static final int FORGIVEN = 5;
  private static final int SHOWN = 200;

  private record Waiting(String store, long webhook, long resource) {}

  private final Platform platform;
  private final Bodies bodies;
  private final Map<Waiting, Delivery> waiting = new HashMap<>();

  /** Deliveries of this platform. */
  public Deliveries(Platform platform, Bodies bodies) {
    this.platform = platform;
    this.bodies = bodies;
  }

  @Override
  public void announce(Store store, String topic, long id) {
    for (Webhook webhook : store.webhooks.values()) {
      if (webhook.status.equals("active") && webhook.topic.equals(topic)) {
        queue(store, webhook, id);
      }
    }
  }

  private void queue(Store store, Webhook webhook, long id) {
    Waiting key = new Waiting(store.id, webhook.id, id);
    Delivery known = waiting.get(key);
    if (known != null) {
      known.merged++;
      return;
    }
    Fault fault = platform.context().faults().next(GROUP + webhook.topic, true);
    String kind = fault == null ? "" : fault.kind();
    if (kind.equals("lose") || kind.equals("drop")) {
      return;
    }
    Delivery delivery = new Delivery();
    delivery.id = store.next("delivery", 1);
    delivery.webhookId = webhook.id;
    delivery.topic = webhook.topic;
    delivery.resourceId = id;
    delivery.url = webhook.deliveryUrl;
    delivery.twice = kind.equals("duplicate");
    delivery.due =
        platform.millis()
            + store.mode.webhookDelayMillis
            + (kind.equals("reorder") ? REORDERED_MILLIS : 0);
    store.pending.put(delivery.id, delivery);
    waiting.put(key, delivery);
    schedule(store.id, delivery);
  }

  private void schedule(String store, Delivery delivery) {
    platform
        .context()
        .scheduler()
        .at(
            Instant.ofEpochMilli(delivery.due),
            () -> platform.context().locked(() -> send(store, delivery.id)));
  }

  /** Forgets what waits, as when everything is seeded anew. */
  public void clear() {
    waiting.clear();
  }

  /** Schedules everything that waits, after loading a snapshot. */
  public void resume() {
    waiting.clear();
    for (Store store : platform.world().stores.values()) {
      for (Delivery delivery : store.pending.values()) {
        waiting.put(new Waiting(store.id, delivery.webhookId, delivery.resourceId), delivery);
        schedule(store.id, delivery);
      }
    }
  }

  /** The unsigned form that a new webhook sends to its address; the answer does not matter. */
  void ping(Store store, Webhook webhook) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("User-Agent", agent(store));
    byte[] body = ("webhook_id=" + webhook.id).getBytes(StandardCharsets.UTF_8);
    CompletableFuture<WebhookSender.Outcome> unused =
        platform
            .context()
            .webhooks()
            .post(URI.create(webhook.deliveryUrl), headers, body, PATIENCE);
  }

  private static String agent(Store store) {
    return "WooCommerce/" + store.mode.wcVersion + " Hookshot (WordPress/6.9.1)";
  }

  private CompletableFuture<?> send(String storeId, long id) {
    Store store = platform.world().stores.get(storeId);
    Delivery delivery = store == null ? null : store.pending.remove(id);
    if (store == null || delivery == null) {
      return CompletableFuture.completedFuture(null);
    }
    waiting.remove(new Waiting(storeId, delivery.webhookId, delivery.resourceId));
    platform.context().changes().incrementAndGet();
    Webhook webhook = store.webhooks.get(delivery.webhookId);
    if (webhook == null || !webhook.status.equals("active")) {
      return CompletableFuture.completedFuture(null);
    }
    delivery.sent = platform.millis();
    delivery.url = webhook.deliveryUrl;
    byte[] body = body(store, delivery);
    delivery.body = new String(body, StandardCharsets.UTF_8);
    CompletableFuture<?> answered = attempt(store, webhook, delivery, body);
    return delivery.twice
        ? CompletableFuture.allOf(answered, attempt(store, webhook, delivery, body))
        : answered;
  }

  private CompletableFuture<?> attempt(
      Store store, Webhook webhook, Delivery delivery, byte[] body) {
    return platform
        .context()
        .webhooks()
        .post(URI.create(delivery.url), headers(store, webhook, body), body, PATIENCE)
        .thenAccept(
            outcome -> platform.context().locked(() -> settle(store, webhook, delivery, outcome)));
  }

  private byte[] body(Store store, Delivery delivery) {
    int dot = delivery.topic.indexOf('.');
    String event = delivery.topic.substring(dot + 1);
    Map<String, ?> tree;
    if (event.equals("deleted")) {
      tree = Json.obj("id", delivery.resourceId);
    } else if (!store.mode.webhookRights) {
      tree =
          Json.obj(
              "code",
              "woocommerce_rest_cannot_view",
              "message",
              "Lo siento, no puedes ver este recurso.",
              "data",
              Json.obj("status", 401));
    } else {
      tree = bodies.body(store, delivery.topic.substring(0, dot), delivery.resourceId);
    }
    return escaped(new String(Json.bytes(tree), StandardCharsets.UTF_8));
  }

  /** JSON as PHP writes it: slashes escaped, nothing but ASCII. */
  private static byte[] escaped(String json) {
    StringBuilder ascii = new StringBuilder(json.length() + 64);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '/') {
        ascii.append("\\/");
      } else if (c > 126) {
        ascii.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        ascii.append(c);
      }
    }
    return ascii.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private Map<String, String> headers(Store store, Webhook webhook, byte[] body) {
    int dot = webhook.topic.indexOf('.');
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", agent(store));
    headers.put("X-WC-Webhook-Source", platform.home(store) + "/");
    headers.put("X-WC-Webhook-Topic", webhook.topic);
    headers.put("X-WC-Webhook-Resource", webhook.topic.substring(0, dot));
    headers.put("X-WC-Webhook-Event", webhook.topic.substring(dot + 1));
    headers.put("X-WC-Webhook-Signature", OAuthSignature.webhook(webhook.secret, body));
    headers.put("X-WC-Webhook-ID", Long.toString(webhook.id));
    headers.put("X-WC-Webhook-Delivery-ID", platform.world().hex(32));
    return headers;
  }

  private @Nullable Object settle(
      Store store, Webhook webhook, Delivery delivery, WebhookSender.Outcome outcome) {
    platform.context().changes().incrementAndGet();
    delivery.status = outcome.status();
    delivery.error = outcome.error();
    store.sent.add(delivery);
    if (store.sent.size() > SHOWN) {
      store.sent.remove(0);
    }
    if (outcome.status() >= 200 && outcome.status() <= 302) {
      webhook.failures = 0;
      store.delivered++;
      return null;
    }
    store.failed++;
    if (webhook.failures > FORGIVEN) {
      webhook.status = "disabled";
      webhook.modified = platform.now();
    }
    webhook.failures++;
    return null;
  }
}
