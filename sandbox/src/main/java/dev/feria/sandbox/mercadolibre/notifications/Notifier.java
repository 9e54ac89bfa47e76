package dev.feria.sandbox.mercadolibre.notifications;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.mercadolibre.state.Application;
import dev.feria.sandbox.mercadolibre.state.Notification;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Times;
import dev.feria.sandbox.mercadolibre.state.World;
import dev.feria.sandbox.twin.Fault;
import dev.feria.sandbox.twin.WebhookSender;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Delivers notifications: 200 within 500 ms or up to eight attempts within one hour; then a
 * notification is missed. A topic with many missed ones in a row is switched off.
 */
public final class Notifier implements Platform.Announcer {
  /** Group of the deliveries in scripted faults; the topic follows after a dot. */
  private static final String GROUP = "notifications.";

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final long REORDERED_MILLIS = 1_500;

  /** Minutes after the first attempt. */
  private static final List<Integer> ATTEMPTS = List.of(0, 1, 3, 7, 14, 25, 40, 60);

  private final Platform platform;

  /** Delivers for this platform. */
  public Notifier(Platform platform) {
    this.platform = platform;
  }

  @Override
  public void announce(
      long userId, String topic, String resource, @Nullable String action, long afterMillis) {
    World world = platform.world();
    Application application = world.application;
    if (application.notificationUrl == null
        || !subscribed(application, topic)
        || application.topicsOff.contains(topic)
        || !world.grants.containsKey(userId)) {
      return;
    }
    Fault fault = platform.context().faults().next(GROUP + topic, true);
    String kind = fault == null ? "" : fault.kind();
    if (kind.equals("lose")) {
      return;
    }
    Notification notification = new Notification();
    notification.id = uuid(world);
    notification.topic = topic;
    notification.resource = resource;
    notification.userId = userId;
    notification.userIdAsText = world.dice.percent(25);
    notification.bareId = world.dice.percent(3);
    notification.action = action;
    notification.created = platform.now();
    notification.url = application.notificationUrl;
    notification.due =
        notification.created + afterMillis + (kind.equals("reorder") ? REORDERED_MILLIS : 0);
    if (application.dropNotifications || kind.equals("drop")) {
      notification.attempts = ATTEMPTS.size();
      notification.sent = notification.created;
      miss(notification);
      return;
    }
    notification.twice = kind.equals("duplicate") || world.dice.percent(3);
    world.pending.put(notification.id, notification);
    schedule(notification.id, notification.due);
  }

  /** Schedules everything that is under way, after loading a snapshot. */
  public void resume() {
    platform
        .world()
        .pending
        .values()
        .forEach(notification -> schedule(notification.id, notification.due));
  }

  private static boolean subscribed(Application application, String topic) {
    return application.topics.isEmpty()
        || application.topics.contains(topic)
        || (topic.equals("stock-locations") && application.topics.contains("stock-location"));
  }

  private void schedule(String id, long due) {
    platform.context().scheduler().at(Instant.ofEpochMilli(due), () -> attempt(id));
  }

  private CompletableFuture<?> attempt(String id) {
    return platform.context().locked(() -> send(id));
  }

  private CompletableFuture<?> send(String id) {
    Notification notification = platform.world().pending.get(id);
    if (notification == null) {
      return CompletableFuture.completedFuture(null);
    }
    notification.attempts++;
    notification.sent = platform.now();
    notification.due = notification.sent;
    byte[] body = Json.bytes(body(notification));
    CompletableFuture<?> answered =
        post(notification, body)
            .thenAccept(outcome -> platform.context().locked(() -> settle(id, outcome)));
    return notification.twice
        ? CompletableFuture.allOf(answered, post(notification, body))
        : answered;
  }

  private CompletableFuture<WebhookSender.Outcome> post(Notification notification, byte[] body) {
    return platform
        .context()
        .webhooks()
        .post(
            URI.create(notification.url),
            Map.of("Content-Type", "application/json", "User-Agent", "MercadoLibre-Sandbox"),
            body,
            PATIENCE);
  }

  private boolean settle(String id, WebhookSender.Outcome outcome) {
    World world = platform.world();
    Notification notification = world.pending.get(id);
    if (notification == null) {
      return false;
    }
    platform.context().changes().incrementAndGet();
    notification.lastStatus = outcome.status();
    if (outcome.status() == 200 && outcome.elapsed().compareTo(PATIENCE) <= 0) {
      world.pending.remove(id);
      world.delivered++;
      world.application.missedInARow.remove(notification.topic);
      return true;
    }
    notification.lastError =
        outcome.error().isEmpty()
            ? "status " + outcome.status() + " after " + outcome.elapsed().toMillis() + " ms"
            : outcome.error();
    if (notification.attempts >= ATTEMPTS.size()) {
      world.pending.remove(id);
      miss(notification);
      return false;
    }
    notification.due =
        Math.max(
            platform.now() + 1_000,
            notification.created
                + Duration.ofMinutes(ATTEMPTS.get(notification.attempts)).toMillis());
    schedule(id, notification.due);
    return false;
  }

  private void miss(Notification notification) {
    World world = platform.world();
    notification.missedAt = platform.now();
    world.missed.add(notification);
    Application application = world.application;
    if (!application.dropNotifications) {
      int row = application.missedInARow.merge(notification.topic, 1, Integer::sum);
      if (row >= application.switchOffAfter) {
        application.topicsOff.add(notification.topic);
      }
    }
  }

  /** The body of an attempt. */
  Map<String, @Nullable Object> body(Notification notification) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    if (!notification.bareId) {
      body.put(notification.topic.equals("messages") ? "id" : "_id", notification.id);
    }
    body.put("resource", notification.resource);
    body.put(
        "user_id",
        notification.userIdAsText ? Long.toString(notification.userId) : notification.userId);
    body.put("topic", notification.topic);
    if (notification.action != null) {
      body.put("actions", List.of(notification.action));
    }
    body.put("application_id", platform.world().application.idValue());
    body.put("attempts", notification.attempts);
    body.put("sent", Times.utc(notification.sent));
    body.put(
        notification.topic.equals("stock-locations") ? "recieved" : "received",
        Times.utc(notification.created));
    return body;
  }

  private static String uuid(World world) {
    String hex = world.dice.hex(32);
    return hex.substring(0, 8)
        + "-"
        + hex.substring(8, 12)
        + "-"
        + hex.substring(12, 16)
        + "-"
        + hex.substring(16, 20)
        + "-"
        + hex.substring(20);
  }
}
