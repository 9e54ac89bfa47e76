package dev.feria.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import dev.feria.sandbox.shopify.webhooks.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class WebhooksTest {
  private static final String SUBSCRIBE =
      """
      mutation($t: WebhookSubscriptionTopic!, $s: WebhookSubscriptionInput!) {
        webhookSubscriptionCreate(topic: $t, webhookSubscription: $s) {
          webhookSubscription { id topic uri includeFields apiVersion { handle } }
          userErrors { field message } } }
      """;

  @RegisterExtension
  static final SandboxExtension FERIA =
      new SandboxExtension(SandboxOptions.DEFAULT.catalogue(40, 60));

  private final Hooks hooks = new Hooks();
  private ShopDriver shop;
  private String id;

  @BeforeEach
  void connect(Sandbox sandbox) {
    shop = new ShopDriver(sandbox, ShopDriver.NORTE);
    id = shop.sellable(5).get("id").toString();
  }

  @AfterEach
  void close() {
    hooks.close();
  }

  private Answer subscribe(String topic, Object... more) {
    Map<String, Object> input = Json.obj("uri", hooks.url());
    input.putAll(Json.obj(more));
    return shop.good(SUBSCRIBE, "t", topic, "s", input);
  }

  private List<Map<String, Object>> subscriptions() {
    return shop.good("{ webhookSubscriptions(first: 50) { nodes { id topic uri } } }")
        .maps("data", "webhookSubscriptions", "nodes");
  }

  private long pending() {
    return shop.http.get("/_sandbox/shopify/deliveries").number("pending_count");
  }

  @Test
  void signature_whenComputed_isThatOfTheKnownVectors() {
    String body =
        "{\"id\":820982911946154508,\"admin_graphql_api_id\":\"gid://shopify/Order/820982911946154508\","
            + "\"name\":\"#1042\",\"currency\":\"BRL\",\"total_price\":\"189.90\",\"financial_status\":\"paid\"}";
    assertThat(Signatures.base64("shpss_feria_test_secret", body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("/hzAJiL7wDm4QYMdZ9IlZ7oESgTOaeGuS1P2EYmUxck=");
    assertThat(
            Signatures.hex(
                "hush",
                "code=0907a61c0c8d55e99db179b68161bc00&shop=some-shop.myshopify.com"
                    + "&state=0.6784241404160823&timestamp=1337178173"))
        .isEqualTo("700e2dadb827fcc8609e9d5ce208b2e9cdaab9df07390d2cbca10d7c328fc4bf");
  }

  @Test
  void sale_whenSubscribed_isToldWithAllHeaders() {
    subscribe("ORDERS_CREATE", "name", "feria-orders");
    subscribe("INVENTORY_LEVELS_UPDATE");
    subscribe("PRODUCTS_UPDATE", "includeFields", List.of("id", "updated_at"));
    long left = shop.quantity(id) - 2;
    String order = shop.buy(id, 2).expect(201).string("id");
    Hooks.until(() -> hooks.all().size() == 3);
    Hooks.Hook created = hooks.of("orders/create").get(0);
    String secret = shop.credentials().get("client_secret").toString();
    assertThat(created.header("X-Shopify-Hmac-Sha256"))
        .isEqualTo(Signatures.base64(secret, created.body()));
    assertThat(created.header("X-Shopify-Shop-Domain")).isEqualTo(ShopDriver.NORTE);
    assertThat(created.header("X-Shopify-API-Version")).isEqualTo("2026-10");
    assertThat(created.header("X-Shopify-Name")).isEqualTo("feria-orders");
    assertThat(created.header("X-Shopify-Triggered-At")).endsWith("Z");
    assertThat(created.json().get("id").toString()).isEqualTo(order);
    assertThat(created.json().get("financial_status")).isEqualTo("paid");
    assertThat(created.json().get("created_at").toString()).endsWith("-03:00");
    Hooks.Hook level = hooks.of("inventory_levels/update").get(0);
    assertThat(level.json().get("available")).isEqualTo(left);
    assertThat(level.header("X-Shopify-Event-Id")).isEqualTo(created.header("X-Shopify-Event-Id"));
    assertThat(level.header("X-Shopify-Webhook-Id"))
        .isNotEqualTo(created.header("X-Shopify-Webhook-Id"));
    assertThat(hooks.of("products/update").get(0).json().keySet()).hasToString("[id, updated_at]");
  }

  @Test
  void subscription_whenRepeated_isAUserError() {
    String first =
        subscribe("ORDERS_PAID")
            .string("data", "webhookSubscriptionCreate", "webhookSubscription", "id");
    assertThat(
            subscribe("ORDERS_PAID")
                .string("data", "webhookSubscriptionCreate", "userErrors", 0, "message"))
        .contains("taken");
    assertThat(
            shop.good(SUBSCRIBE, "t", "ORDERS_PAID", "s", Json.obj("uri", "nonsense"))
                .maps("data", "webhookSubscriptionCreate", "userErrors"))
        .hasSize(1);
    shop.good(
        "mutation($id: ID!, $s: WebhookSubscriptionInput!) { webhookSubscriptionUpdate(id: $id,"
            + " webhookSubscription: $s) { webhookSubscription { uri } userErrors { message } } }",
        "id",
        first,
        "s",
        Json.obj("uri", hooks.url() + "/2"));
    assertThat(subscriptions()).extracting(s -> s.get("uri")).containsExactly(hooks.url() + "/2");
    shop.good(
        "mutation($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId"
            + " userErrors { message } } }",
        "id",
        first);
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void delivery_whenRefusedThenTaken_keepsItsIdAndBody() {
    subscribe("ORDERS_CREATE");
    hooks.answer(500);
    shop.buy(id, 1).expect(201);
    Hooks.until(() -> hooks.all().size() == 1 && lastStatus() == 500);
    hooks.answer(200);
    shop.http.advance("PT2M");
    Hooks.until(() -> pending() == 0);
    assertThat(hooks.all()).hasSize(2);
    assertThat(hooks.all().get(0).header("X-Shopify-Webhook-Id"))
        .isEqualTo(hooks.all().get(1).header("X-Shopify-Webhook-Id"));
    assertThat(hooks.all().get(0).body()).isEqualTo(hooks.all().get(1).body());
    assertThat(subscriptions()).hasSize(1);
  }

  private long lastStatus() {
    List<Map<String, Object>> pending =
        shop.http.get("/_sandbox/shopify/deliveries").maps("pending");
    return pending.isEmpty() ? 0 : (long) pending.get(0).get("last_status");
  }

  @Test
  void subscription_whenAllAttemptsFail_isDeleted() {
    subscribe("ORDERS_CREATE");
    hooks.answer(302);
    shop.buy(id, 1).expect(201);
    Hooks.until(() -> lastStatus() == 302);
    shop.http.advance("PT5H");
    Hooks.until(() -> pending() == 0);
    assertThat(hooks.all()).hasSize(9);
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void delivery_whenFaultsAreScripted_isDoubledOrLost() {
    subscribe("ORDERS_CREATE");
    fault("webhooks.orders.create", "duplicate");
    shop.buy(id, 1).expect(201);
    Hooks.until(() -> hooks.all().size() == 2);
    fault("webhooks", "lose");
    shop.buy(id, 1).expect(201);
    fault("webhooks", "reorder");
    String late = shop.buy(id, 1).expect(201).string("id");
    String early = shop.buy(id, 1).expect(201).string("id");
    Hooks.until(() -> hooks.all().size() == 4);
    assertThat(hooks.all().get(2).json().get("id").toString()).isEqualTo(early);
    assertThat(hooks.all().get(3).json().get("id").toString()).isEqualTo(late);
  }

  private void fault(String operation, String fault) {
    shop.http
        .post(
            "/_sandbox/shopify/faults",
            List.of(
                Json.obj("match", Json.obj("operation", operation), "fault", fault, "times", 1)))
        .expect(200);
  }

  @Test
  void lifecycle_whenSteppedThrough_sendsEachTopic() {
    shop.settings(
        "webhook_url",
        hooks.url(),
        "topics",
        List.of("orders/paid", "orders/cancelled", "refunds/create", "fulfillments/create"));
    shop.install();
    String order = shop.buy(id, 2, "status", "pending").expect(201).string("id");
    shop.control("/orders/" + order + "/pay", Json.obj()).expect(200);
    Map<String, Object> lines = Json.obj("lines", List.of(Json.obj("listing", id, "quantity", 1)));
    shop.control("/orders/" + order + "/refund", lines).expect(200);
    shop.control("/orders/" + order + "/fulfil", Json.obj("numbers", List.of("T-1"))).expect(200);
    String other = shop.buy(id, 1, "status", "authorized").expect(201).string("id");
    shop.control("/orders/" + other + "/cancel", Json.obj()).expect(200);
    Hooks.until(() -> hooks.of("orders/cancelled").size() == 1 && hooks.all().size() >= 5);
    assertThat(hooks.of("orders/paid")).hasSize(1);
    assertThat(hooks.of("refunds/create")).isNotEmpty();
    assertThat(hooks.of("fulfillments/create").get(0).json().get("tracking_number"))
        .isEqualTo("T-1");
    String secret = shop.application().get("client_secret").toString();
    Hooks.Hook paid = hooks.of("orders/paid").get(0);
    assertThat(paid.header("X-Shopify-Hmac-Sha256"))
        .isEqualTo(Signatures.base64(secret, paid.body()));
  }

  @Test
  void uninstall_whenOwnerWithdraws_isToldAndTwoDaysLaterRedacted() {
    shop.settings("compliance_url", hooks.url());
    shop.install();
    subscribe("APP_UNINSTALLED");
    shop.control("/revoke", Json.obj()).expect(200);
    Hooks.until(() -> hooks.of("app/uninstalled").size() == 1);
    shop.http.advance("PT47H");
    assertThat(hooks.of("shop/redact")).isEmpty();
    shop.http.advance("PT2H");
    Hooks.until(() -> !hooks.of("shop/redact").isEmpty());
    assertThat(hooks.of("shop/redact").get(0).json().get("shop_domain"))
        .isEqualTo(ShopDriver.NORTE);
  }

  @Test
  void privacy_whenTriggered_namesTheCustomersOrders() {
    shop.control("/privacy", Json.obj("topic", "customers/redact")).expect(409);
    shop.settings("compliance_url", hooks.url());
    String order = shop.buy(id, 1, "email", "zoe@example.com").expect(201).string("id");
    shop.control(
            "/privacy", Json.obj("topic", "customers/data_request", "email", "zoe@example.com"))
        .expect(202);
    Hooks.until(() -> hooks.of("customers/data_request").size() == 1);
    assertThat(hooks.of("customers/data_request").get(0).json().get("orders_requested"))
        .hasToString("[" + order + "]");
    shop.control("/privacy", Json.obj("topic", "nonsense")).expect(400);
  }
}
