package dev.feria.sandbox.mercadolibre.notifications;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Application;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Notification;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /missed_feeds}: notifications that were given up, kept for two days. */
public final class MissedFeeds {
  private static final long KEPT_MILLIS = Duration.ofDays(2).toMillis();

  private final Platform platform;
  private final Notifier notifier;

  /** Serves this platform. */
  public MissedFeeds(Platform platform, Notifier notifier) {
    this.platform = platform;
    this.notifier = notifier;
  }

  /** Adds the operation. */
  public void register(Endpoints endpoints) {
    endpoints.add("GET", "/missed_feeds", "missed_feeds.list", this::list);
  }

  private Reply list(Seller caller, Call call) {
    Application application = platform.world().application;
    if (caller.id != application.ownerId) {
      throw Errors.forbidden("Only the owner of the application may read its missed feeds");
    }
    if (!application.clientId.equals(call.query("app_id"))) {
      throw Errors.bad("app_id is not an application of the caller");
    }
    long oldest = platform.now() - KEPT_MILLIS;
    platform.world().missed.removeIf(notification -> notification.missedAt < oldest);
    String topic = call.query("topic");
    List<Notification> found =
        platform.world().missed.stream()
            .filter(n -> topic == null || n.topic.equals(topic))
            .toList();
    int offset = Math.max(0, call.queryInt("offset", 0));
    int limit = Math.max(1, call.queryInt("limit", 10));
    List<Object> messages = new ArrayList<>();
    for (int i = offset; i < Math.min(found.size(), offset + limit); i++) {
      Notification notification = found.get(i);
      var message = notifier.body(notification);
      message.put("_id", notification.id);
      message.put(
          "request",
          Json.obj("url", notification.url, "headers", Json.obj(), "data", notification.resource));
      message.put(
          "response",
          Json.obj("http_code", notification.lastStatus, "req_time", 500, "body", null));
      messages.add(message);
    }
    return Reply.ok(Json.obj("messages", messages));
  }
}
