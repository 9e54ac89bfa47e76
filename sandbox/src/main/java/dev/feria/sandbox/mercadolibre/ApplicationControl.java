package dev.feria.sandbox.mercadolibre;

import dev.feria.sandbox.control.ControlReplies;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.mercadolibre.catalogue.Catalogue;
import dev.feria.sandbox.mercadolibre.items.ItemSearch;
import dev.feria.sandbox.mercadolibre.oauth.Limits;
import dev.feria.sandbox.mercadolibre.orders.OrderSearch;
import dev.feria.sandbox.mercadolibre.state.Application;
import dev.feria.sandbox.mercadolibre.state.Notification;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.World;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Control operations on the application, its notifications, and the catalogue. */
final class ApplicationControl {
  private static final int MOST_SHOWN = 1_000;

  private final Platform platform;
  private final Limits limits;
  private final Catalogue catalogue;
  private final ItemSearch itemSearch;
  private final OrderSearch orderSearch;

  ApplicationControl(
      Platform platform,
      Limits limits,
      Catalogue catalogue,
      ItemSearch itemSearch,
      OrderSearch orderSearch) {
    this.platform = platform;
    this.limits = limits;
    this.catalogue = catalogue;
    this.itemSearch = itemSearch;
    this.orderSearch = orderSearch;
  }

  void register(Router router) {
    router
        .add("GET", "/application", "application", call -> show())
        .add("PUT", "/application", "application", this::change)
        .add("POST", "/catalogue", "catalogue", this::fill)
        .add("GET", "/notifications", "notifications", call -> notifications())
        .add("POST", "/notifications", "notifications", this::drop);
  }

  static Map<String, @Nullable Object> view(Application application) {
    return Json.obj(
        "client_id",
        application.clientId,
        "client_secret",
        application.clientSecret,
        "name",
        application.name,
        "owner",
        Long.toString(application.ownerId),
        "redirect_uris",
        List.copyOf(application.redirectUris),
        "notification_url",
        application.notificationUrl,
        "topics",
        List.copyOf(application.topics),
        "topics_off",
        List.copyOf(application.topicsOff),
        "switch_off_after",
        application.switchOffAfter,
        "pkce_required",
        application.pkceRequired,
        "offline_access",
        application.offlineAccess,
        "scopes",
        List.copyOf(application.scopes),
        "permissions_off",
        List.copyOf(application.permissionsOff),
        "limits",
        application.limits,
        "max_requests_per_hour",
        application.maxRequestsPerHour,
        "requests_per_second",
        application.requestsPerSecond,
        "burst",
        application.burst);
  }

  private Reply show() {
    return Reply.ok(view(platform.world().application));
  }

  private Reply change(Call call) {
    Application application = platform.world().application;
    Fields body = call.fields();
    if (body.has("notification_url")) {
      application.notificationUrl = url(body.text("notification_url"));
    }
    application.clientId = body.text("client_id", application.clientId);
    application.clientSecret = body.text("client_secret", application.clientSecret);
    application.name = body.text("name", application.name);
    if (body.has("redirect_uris")) {
      application.redirectUris = new ArrayList<>(body.texts("redirect_uris"));
    }
    if (body.has("topics")) {
      application.topics = new ArrayList<>(body.texts("topics"));
      application.topicsOff.removeAll(application.topics);
      application.missedInARow.clear();
    }
    if (body.has("topics_off")) {
      application.topicsOff = new LinkedHashSet<>(body.texts("topics_off"));
      application.missedInARow.clear();
    }
    application.switchOffAfter = (int) body.integer("switch_off_after", application.switchOffAfter);
    application.pkceRequired = body.flag("pkce_required", application.pkceRequired);
    application.offlineAccess = body.flag("offline_access", application.offlineAccess);
    if (body.has("scopes")) {
      application.scopes = new LinkedHashSet<>(body.texts("scopes"));
      application.offlineAccess |= application.scopes.remove("offline_access");
    }
    if (body.has("permissions_off")) {
      application.permissionsOff = new LinkedHashSet<>(body.texts("permissions_off"));
    }
    application.limits = body.flag("limits", application.limits);
    application.maxRequestsPerHour =
        body.integer("max_requests_per_hour", application.maxRequestsPerHour);
    application.requestsPerSecond =
        (int) body.integer("requests_per_second", application.requestsPerSecond);
    application.burst =
        (int)
            body.integer("burst", Math.max(application.burst, 2L * application.requestsPerSecond));
    limits.clear();
    return show();
  }

  private static @Nullable String url(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null) {
        return text;
      }
      throw ControlReplies.error(400, "notification_url must be absolute");
    } catch (IllegalArgumentException e) {
      throw new ReplyException(ControlReplies.reply(400, "notification_url is not a URL"), e);
    }
  }

  private Reply fill(Call call) {
    Fields body = call.fields();
    long seed = body.integer("seed", 7);
    int listings = (int) body.integer("listings", platform.context().listings());
    int orders = (int) body.integer("orders", platform.context().orders());
    if (listings < 0 || orders < 0 || listings > 1_000_000 || orders > 5_000_000) {
      throw ControlReplies.error(400, "listings and orders are out of range");
    }
    if (body.has("limits")) {
      platform.world().application.limits = body.flag("limits", true);
    }
    catalogue.refill(seed, listings, orders);
    itemSearch.clear();
    orderSearch.clear();
    limits.clear();
    return Reply.ok(
        Json.obj(
            "seed",
            seed,
            "items",
            platform.world().items.size(),
            "orders",
            platform.world().orders.size()));
  }

  private Reply notifications() {
    World world = platform.world();
    List<Object> pending = new ArrayList<>();
    List<Object> missed = new ArrayList<>();
    world.pending.values().stream().limit(MOST_SHOWN).forEach(n -> pending.add(brief(n)));
    world.missed.stream().limit(MOST_SHOWN).forEach(n -> missed.add(brief(n)));
    return Reply.ok(
        Json.obj(
            "delivered",
            world.delivered,
            "pending_count",
            world.pending.size(),
            "missed_count",
            world.missed.size(),
            "pending",
            pending,
            "missed",
            missed,
            "topics_off",
            List.copyOf(world.application.topicsOff),
            "drop",
            world.application.dropNotifications));
  }

  private static Object brief(Notification notification) {
    return Json.obj(
        "id",
        notification.id,
        "topic",
        notification.topic,
        "resource",
        notification.resource,
        "user_id",
        notification.userId,
        "attempts",
        notification.attempts,
        "last_status",
        notification.lastStatus,
        "last_error",
        notification.lastError);
  }

  private Reply drop(Call call) {
    Application application = platform.world().application;
    application.dropNotifications = call.fields().flag("drop", application.dropNotifications);
    return notifications();
  }
}
