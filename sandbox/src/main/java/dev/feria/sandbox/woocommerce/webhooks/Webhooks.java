package dev.feria.sandbox.woocommerce.webhooks;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.woocommerce.rest.Batch;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.rest.ListQuery;
import dev.feria.sandbox.woocommerce.rest.Request;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import dev.feria.sandbox.woocommerce.state.Times;
import dev.feria.sandbox.woocommerce.state.Webhook;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code webhooks}: who is told of what. */
public final class Webhooks implements Batch.Changes {
  private static final String TOPIC =
      "(order|product|customer|coupon)\\.(created|updated|deleted|restored)"
          + "|action\\.(woocommerce|wc)_[a-z0-9_]+";
  private static final Set<String> STATUSES = Set.of("active", "paused", "disabled");

  private final Platform platform;
  private final Deliveries deliveries;

  /** Webhooks whose pings go out by these deliveries. */
  public Webhooks(Platform platform, Deliveries deliveries) {
    this.platform = platform;
    this.deliveries = deliveries;
  }

  /** Adds the routes. */
  public void register(Endpoints endpoints) {
    endpoints
        .batch("/webhooks", "webhooks.batch", request -> Batch.run(request, this))
        .get("/webhooks", "webhooks.list", this::list)
        .post(
            "/webhooks",
            "webhooks.create",
            request -> Reply.json(201, create(request, request.body())))
        .get("/webhooks/{id}", "webhooks.get", request -> Reply.ok(view(request, find(request))))
        .put(
            "/webhooks/{id}",
            "webhooks.update",
            request -> Reply.ok(update(request, request.id("id"), request.body())))
        .delete("/webhooks/{id}", "webhooks.delete", this::delete);
  }

  private static Webhook find(Request request) {
    return find(request.store(), request.id("id"));
  }

  private static Webhook find(Store store, long id) {
    Webhook webhook = store.webhooks.get(id);
    if (webhook == null) {
      throw Errors.of(404, "woocommerce_rest_shop_webhook_invalid_id", "ID no válido.");
    }
    return webhook;
  }

  private static Map<String, @Nullable Object> view(Request request, Webhook webhook) {
    return view(request.store(), webhook);
  }

  /** A webhook as it is shown: without its secret. */
  public static Map<String, @Nullable Object> view(Store store, Webhook webhook) {
    int dot = webhook.topic.indexOf('.');
    Map<String, @Nullable Object> view =
        Json.obj(
            "id",
            webhook.id,
            "name",
            webhook.name,
            "status",
            webhook.status,
            "topic",
            webhook.topic,
            "resource",
            webhook.topic.substring(0, dot),
            "event",
            webhook.topic.substring(dot + 1),
            "hooks",
            List.of("woocommerce_" + webhook.topic.replace('.', '_')),
            "delivery_url",
            webhook.deliveryUrl);
    Times.put(view, "date_created", webhook.created, store.zone());
    Times.put(view, "date_modified", webhook.modified, store.zone());
    return view;
  }

  private Reply list(Request request) {
    Call call = request.call();
    String status = call.query("status", "all");
    if (!status.equals("all") && !STATUSES.contains(status)) {
      throw Errors.parameter(
          "status", "rest_not_in_enum", "no es uno de all, active, paused y disabled.");
    }
    ListQuery query = new ListQuery(request, Set.of("title"));
    String search = query.search();
    List<Webhook> found =
        query.select(
            request.store().webhooks.values(),
            webhook ->
                (status.equals("all") || webhook.status.equals(status))
                    && webhook.name.toLowerCase(Locale.ROOT).contains(search),
            Map.of());
    return query.page(found, webhook -> view(request, webhook));
  }

  private static String topic(Fields body) {
    String topic = body.text("topic", "");
    if (!topic.matches(TOPIC)) {
      throw Errors.of(
          400,
          "woocommerce_rest_shop_webhook_invalid_topic",
          "El tema del webhook es necesario y debe ser válido.");
    }
    return topic;
  }

  private static String url(Fields body) {
    String text = body.text("delivery_url", "");
    try {
      URI uri = URI.create(text);
      String scheme = uri.getScheme();
      if (uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      throw new ReplyException(invalidUrl(), e);
    }
    throw new ReplyException(invalidUrl());
  }

  private static Reply invalidUrl() {
    return Errors.reply(
        400,
        "woocommerce_rest_shop_webhook_invalid_delivery_url",
        "La URL de entrega del webhook debe ser una URL válida que comience por http:// o"
            + " https://.");
  }

  private static void status(Webhook webhook, Fields body) {
    String status = body.text("status");
    if (status == null) {
      return;
    }
    if (!STATUSES.contains(status)) {
      throw Errors.of(
          400, "woocommerce_rest_shop_webhook_invalid_status", "El estado no es válido.");
    }
    webhook.status = status;
  }

  @Override
  public Map<String, ?> create(Request request, Fields body) {
    Store store = request.store();
    Webhook webhook = new Webhook();
    webhook.topic = topic(body);
    webhook.deliveryUrl = url(body);
    status(webhook, body);
    webhook.id = store.next("webhook", 1);
    webhook.name = body.text("name", "Webhook " + webhook.id);
    webhook.secret = body.text("secret", "");
    if (webhook.secret.isEmpty()) {
      webhook.secret = platform.world().hex(50);
    }
    webhook.created = platform.now();
    webhook.modified = webhook.created;
    store.webhooks.put(webhook.id, webhook);
    deliveries.ping(store, webhook);
    return view(store, webhook);
  }

  @Override
  public Map<String, ?> update(Request request, long id, Fields body) {
    Webhook webhook = find(request.store(), id);
    String topic = body.has("topic") ? topic(body) : webhook.topic;
    String url = body.has("delivery_url") ? url(body) : webhook.deliveryUrl;
    status(webhook, body);
    if (webhook.status.equals("active") && body.has("status")) {
      webhook.failures = 0;
    }
    webhook.topic = topic;
    webhook.deliveryUrl = url;
    webhook.name = body.text("name", webhook.name);
    webhook.secret = body.text("secret", webhook.secret);
    webhook.modified = platform.now();
    return view(request.store(), webhook);
  }

  private Reply delete(Request request) {
    if (!request.flag("force")) {
      throw Errors.of(
          501, "woocommerce_rest_trash_not_supported", "Los webhooks no admiten papelera.");
    }
    return Reply.ok(delete(request, request.id("id")));
  }

  @Override
  public Map<String, ?> delete(Request request, long id) {
    Webhook webhook = find(request.store(), id);
    request.store().webhooks.remove(id);
    return view(request.store(), webhook);
  }
}
