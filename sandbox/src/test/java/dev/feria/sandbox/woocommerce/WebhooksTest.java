package dev.feria.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.woocommerce.Receiver.Post;
import dev.feria.sandbox.woocommerce.rest.OAuthSignature;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WebhooksTest {
  private static final String SECRET = "a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0";

  private static Sandbox sandbox;
  private Shop shop;
  private Receiver receiver;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(20, 60));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void open() {
    sandbox.reset();
    shop = new Shop(sandbox, "tienda-norte");
    // deliveries only go out when a test moves the clock
    shop.mode("webhook_delay_ms", 3_600_000);
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private String hook(String topic) {
    String id =
        shop.post(
                "/webhooks",
                Json.obj(
                    "name",
                    "prueba",
                    "topic",
                    topic,
                    "delivery_url",
                    receiver.url(),
                    "secret",
                    SECRET))
            .expect(201)
            .string("id");
    String ping = "webhook_id=" + id;
    Receiver.until(() -> receiver.received().stream().anyMatch(p -> p.text().equals(ping)));
    return id;
  }

  private void deliver() {
    shop.driver().advance("PT2H");
  }

  @Test
  void create_whenGood_pingsUnsignedAndHidesTheSecret() {
    String id = hook("order.updated");

    Post ping = receiver.received().get(0);
    assertThat(ping.text()).isEqualTo("webhook_id=" + id);
    assertThat(ping.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(ping.headers().keySet()).noneMatch(name -> name.startsWith("x-wc-"));
    Answer shown = shop.get("/webhooks/" + id).expect(200);
    assertThat(shown.text()).doesNotContain(SECRET);
    assertThat(shown.string("resource")).isEqualTo("order");
    assertThat(shown.string("event")).isEqualTo("updated");
    assertThat(shown.string("status")).isEqualTo("active");
    assertThat(shop.get("/webhooks?status=disabled").maps()).isEmpty();
    assertThat(shop.get("/webhooks?status=active").maps()).hasSize(1);
  }

  @Test
  void create_whenTopicOrUrlIsWrong_is400() {
    Map<String, Object> body = Json.obj("topic", "order.paid", "delivery_url", receiver.url());
    assertThat(shop.post("/webhooks", body).expect(400).string("code"))
        .isEqualTo("woocommerce_rest_shop_webhook_invalid_topic");
    body = Json.obj("topic", "order.updated", "delivery_url", "ftp://x/y");
    assertThat(shop.post("/webhooks", body).expect(400).string("code"))
        .isEqualTo("woocommerce_rest_shop_webhook_invalid_delivery_url");
    shop.delete("/webhooks/1").expect(501);
    shop.delete("/webhooks/1?force=true").expect(404);
  }

  @Test
  void delivery_whenAnOrderIsMade_isSignedAndHasAllHeaders() {
    String id = hook("order.created");
    String order = shop.buy(shop.product("HOOK-1", 5), 1, "paid").expect(201).string("id");

    deliver();

    Post post = receiver.received("order.created").get(0);
    assertThat(post.header("X-WC-Webhook-Signature"))
        .isEqualTo(OAuthSignature.webhook(SECRET, post.body()));
    assertThat(post.header("X-WC-Webhook-Source")).isEqualTo(shop.url() + "/");
    assertThat(post.header("X-WC-Webhook-Resource")).isEqualTo("order");
    assertThat(post.header("X-WC-Webhook-Event")).isEqualTo("created");
    assertThat(post.header("X-WC-Webhook-ID")).isEqualTo(id);
    assertThat(post.header("X-WC-Webhook-Delivery-ID")).hasSize(32);
    assertThat(post.header("User-Agent")).startsWith("WooCommerce/10.4.2 Hookshot");
    assertThat(post.header("Content-Type")).isEqualTo("application/json");
    assertThat(post.text()).contains("http:\\/\\/").matches("\\p{ASCII}*");
    assertThat(post.json()).isEqualTo(shop.get("/orders/" + order).at());
  }

  @Test
  void delivery_whenSeveralChangesWait_isOneWithTheLastState() {
    hook("order.updated");
    String order = shop.buy(shop.product("HOOK-2", 5), 1, "pending").expect(201).string("id");
    shop.put("/orders/" + order, Json.obj("status", "on-hold")).expect(200);
    shop.put("/orders/" + order, Json.obj("status", "processing")).expect(200);

    deliver();

    List<Post> posts = receiver.received("order.updated");
    assertThat(posts).hasSize(1);
    assertThat(Objects.toString(posts.get(0).json().get("status"))).isEqualTo("processing");
    Answer log = shop.driver().get(shop.control("/deliveries")).expect(200);
    assertThat(log.number("data", 0, "merged")).isEqualTo(3);
    assertThat(log.number("delivered")).isEqualTo(1);
  }

  @Test
  void delivery_whenDeleted_isTheIdAlone() {
    hook("order.deleted");
    String order = shop.buy(shop.product("HOOK-3", 5), 1, "paid").string("id");
    shop.delete("/orders/" + order + "?force=true").expect(200);

    deliver();

    assertThat(receiver.received("order.deleted").get(0).text())
        .isEqualTo("{\"id\":" + order + "}");
  }

  @Test
  void delivery_whenAVariationChanges_isProductUpdatedWithItsBody() {
    hook("product.updated");
    Map<String, Object> parent = shop.get("/products?type=variable").maps().get(0);
    Object child = ((List<?>) parent.get("variations")).get(0);
    shop.put(
            "/products/" + parent.get("id") + "/variations/" + child,
            Json.obj("manage_stock", true, "stock_quantity", 41))
        .expect(200);

    deliver();

    Map<?, ?> body = receiver.received("product.updated").get(0).json();
    assertThat(body.get("id")).isEqualTo(child);
    assertThat(body.get("parent_id")).isEqualTo(parent.get("id"));
    assertThat(body.get("stock_quantity")).isEqualTo(41L);
  }

  @Test
  void sale_whenItChangesStock_isNoChangeOfTheProduct() {
    String product = shop.product("HOOK-4", 5);
    String before = shop.get("/products/" + product).string("date_modified_gmt");
    hook("product.updated");
    shop.driver().advance("PT5S");
    shop.buy(product, 2, "paid").expect(201);

    deliver();

    assertThat(receiver.received("product.updated")).isEmpty();
    assertThat(shop.get("/products/" + product).string("date_modified_gmt")).isEqualTo(before);
    assertThat(shop.get("/products/" + product).number("stock_quantity")).isEqualTo(3);
  }

  @Test
  void webhook_whenSevenFailInARow_isDisabledAndActiveAgainWhenAsked() {
    String id = hook("product.updated");
    String path = "/products/" + shop.product("HOOK-5", 5);
    receiver.answer(post -> 500);
    for (int failures = 1; failures <= 7; failures++) {
      shop.put(path, Json.obj("stock_quantity", failures)).expect(200);
      deliver();
      long expected = failures;
      Receiver.until(
          () -> shop.driver().get(shop.control("/deliveries")).number("failed") == expected);
      assertThat(shop.get("/webhooks/" + id).string("status"))
          .isEqualTo(failures < 7 ? "active" : "disabled");
    }
    shop.put(path, Json.obj("stock_quantity", 99)).expect(200);
    deliver();
    assertThat(receiver.received("product.updated")).hasSize(7);

    receiver.answer(post -> 200);
    shop.put("/webhooks/" + id, Json.obj("status", "active")).expect(200);
    shop.put(path, Json.obj("stock_quantity", 98)).expect(200);
    deliver();
    assertThat(receiver.received("product.updated")).hasSize(8);
    assertThat(shop.driver().get(shop.control("/webhooks")).number("data", 0, "failures")).isZero();
  }

  @Test
  void delivery_whenDuplicatedOrLost_comesTwiceOrNever() {
    hook("order.created");
    String product = shop.product("HOOK-6", 50);
    fault("duplicate");
    shop.buy(product, 1, "paid").expect(201);
    deliver();
    assertThat(receiver.received("order.created")).hasSize(2);
    fault("lose");
    shop.buy(product, 1, "paid").expect(201);
    deliver();
    assertThat(receiver.received("order.created")).hasSize(2);
  }

  @Test
  void delivery_whenReordered_isOvertaken() {
    hook("order.created");
    String product = shop.product("HOOK-7", 50);
    fault("reorder");
    String late = shop.buy(product, 1, "paid").string("id");
    String early = shop.buy(product, 1, "paid").string("id");

    deliver();

    assertThat(receiver.received("order.created"))
        .extracting(post -> post.json().get("id").toString())
        .containsExactly(early, late);
  }

  private void fault(String fault) {
    shop.driver()
        .post(
            "/_sandbox/woocommerce/faults",
            List.of(
                Json.obj(
                    "match",
                    Json.obj("operation", "notifications.order.created"),
                    "fault",
                    fault,
                    "times",
                    1)))
        .expect(200);
  }

  @Test
  void delivery_whenTheUserLostItsRights_isAnErrorBody() {
    hook("order.created");
    shop.buy(shop.product("HOOK-8", 5), 1, "paid").expect(201);
    shop.mode("webhook_rights", false);

    deliver();

    Map<?, ?> body = receiver.received("order.created").get(0).json();
    assertThat(body.get("code")).isEqualTo("woocommerce_rest_cannot_view");
  }
}
