package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.oauth.Installations;
import dev.feria.sandbox.shopify.state.BulkOperation;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Subscription;
import graphql.schema.DataFetchingEnvironment;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an application does for itself: webhooks, exports, leaving. */
final class AppMutations {
  private static final long FIRST_SUBSCRIPTION = 1_330_011_200_001L;
  private static final int MOST_NAME = 50;

  private final Platform platform;
  private final Installations installations;
  private final Exports exports;

  AppMutations(Platform platform, Installations installations, Exports exports) {
    this.platform = platform;
    this.installations = installations;
    this.exports = exports;
  }

  void add(Fetch<Object> root) {
    root.call("webhookSubscriptionCreate", (none, env) -> subscribe(env))
        .call("webhookSubscriptionUpdate", (none, env) -> change(env))
        .call("webhookSubscriptionDelete", (none, env) -> unsubscribe(env))
        .call("bulkOperationRunQuery", (none, env) -> exports.run(env))
        .call("bulkOperationCancel", (none, env) -> cancel(env))
        .call("appUninstall", (none, env) -> uninstall(env));
  }

  private Object subscribe(DataFetchingEnvironment env) {
    Caller caller = Caller.of(env);
    Input input = Input.of(env, "webhookSubscription");
    String topic = Queries.text(env, "topic");
    String uri = input.text("uri", input.text("callbackUrl", ""));
    List<Object> wrong = check(caller, input, topic, uri, null);
    if (!wrong.isEmpty()) {
      return Json.obj("webhookSubscription", null, "userErrors", wrong);
    }
    Subscription subscription = new Subscription();
    subscription.id = platform.world().next("subscription", FIRST_SUBSCRIPTION);
    subscription.clientId = caller.app().clientId;
    subscription.topic = topic;
    subscription.created = platform.now();
    fill(subscription, input);
    caller.shop().subscriptions.put(subscription.id, subscription);
    return Json.obj("webhookSubscription", subscription, "userErrors", List.of());
  }

  private static List<Object> check(
      Caller caller, Input input, String topic, String uri, @Nullable Subscription self) {
    String[] field = {"webhookSubscription", input.has("uri") ? "uri" : "callbackUrl"};
    if (!isAddress(uri)) {
      return Problems.one(null, "Address is invalid", field);
    }
    if ("XML".equals(input.text("format"))) {
      return Problems.one(null, "Format is not supported here", "webhookSubscription", "format");
    }
    if (input.text("name", "").length() > MOST_NAME) {
      return Problems.one(
          null, "Name is too long (maximum is 50 characters)", "webhookSubscription", "name");
    }
    for (Subscription other : caller.shop().subscriptions.values()) {
      if (other != self
          && other.clientId.equals(caller.app().clientId)
          && other.topic.equals(topic)
          && other.uri.equals(uri)
          && Objects.equals(other.filter, input.text("filter"))) {
        return Problems.one(null, "Address for this topic has already been taken", field);
      }
    }
    return List.of();
  }

  private static boolean isAddress(String uri) {
    try {
      URI address = URI.create(uri);
      String scheme = String.valueOf(address.getScheme());
      return address.getHost() != null && (scheme.equals("https") || scheme.equals("http"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void fill(Subscription subscription, Input input) {
    String uri = input.text("uri", input.text("callbackUrl", subscription.uri));
    subscription.uri = uri;
    if (input.has("includeFields")) {
      subscription.includeFields = new ArrayList<>(input.texts("includeFields"));
    }
    if (input.has("metafieldNamespaces")) {
      subscription.metafieldNamespaces = new ArrayList<>(input.texts("metafieldNamespaces"));
    }
    if (input.has("filter")) {
      subscription.filter = input.text("filter");
    }
    if (input.has("name")) {
      subscription.name = input.text("name");
    }
    subscription.updated = platform.now();
  }

  private static @Nullable Subscription own(DataFetchingEnvironment env) {
    Subscription subscription =
        Caller.shop(env).subscriptions.get(Gid.id("WebhookSubscription", Queries.text(env, "id")));
    return subscription != null && subscription.clientId.equals(Caller.of(env).app().clientId)
        ? subscription
        : null;
  }

  private Object change(DataFetchingEnvironment env) {
    Subscription subscription = own(env);
    if (subscription == null) {
      return Json.obj("webhookSubscription", null, "userErrors", unknown());
    }
    Input input = Input.of(env, "webhookSubscription");
    String uri = input.text("uri", input.text("callbackUrl", subscription.uri));
    List<Object> wrong = check(Caller.of(env), input, subscription.topic, uri, subscription);
    if (!wrong.isEmpty()) {
      return Json.obj("webhookSubscription", null, "userErrors", wrong);
    }
    fill(subscription, input);
    return Json.obj("webhookSubscription", subscription, "userErrors", List.of());
  }

  private static List<Object> unknown() {
    return Problems.one(null, "Webhook subscription does not exist", "id");
  }

  private static Object unsubscribe(DataFetchingEnvironment env) {
    Subscription subscription = own(env);
    if (subscription == null) {
      return Json.obj("deletedWebhookSubscriptionId", null, "userErrors", unknown());
    }
    Caller.shop(env).subscriptions.remove(subscription.id);
    return Json.obj(
        "deletedWebhookSubscriptionId",
        Gid.of("WebhookSubscription", subscription.id),
        "userErrors",
        List.of());
  }

  private static Object cancel(DataFetchingEnvironment env) {
    BulkOperation bulk =
        Caller.shop(env).bulkOperations.get(Gid.id("BulkOperation", Queries.text(env, "id")));
    if (bulk == null || !bulk.clientId.equals(Caller.of(env).app().clientId)) {
      return Json.obj(
          "bulkOperation",
          null,
          "userErrors",
          Problems.one(null, "Bulk operation does not exist", "id"));
    }
    if (!bulk.isRunning()) {
      return Json.obj(
          "bulkOperation",
          bulk,
          "userErrors",
          Problems.one(null, "A bulk operation cannot be canceled when it is " + bulk.status));
    }
    bulk.status = "CANCELING";
    return Json.obj("bulkOperation", bulk, "userErrors", List.of());
  }

  private Object uninstall(DataFetchingEnvironment env) {
    Caller caller = Caller.of(env);
    Shop shop = caller.shop();
    installations.uninstall(shop, caller.app());
    return Json.obj("app", caller.app(), "userErrors", List.of());
  }
}
