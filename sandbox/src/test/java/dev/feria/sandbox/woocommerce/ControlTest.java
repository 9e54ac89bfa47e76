package dev.feria.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Driver;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.goods.Goods;
import dev.feria.sandbox.goods.Goods.Good;
import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlTest {
  private static final int LISTINGS = 120;
  private static final SandboxOptions SMALL = SandboxOptions.DEFAULT.catalogue(LISTINGS, 300);

  private static Sandbox sandbox;
  private static Shop north;
  private static Shop south;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SMALL);
    north = new Shop(sandbox, "tienda-norte");
    south = new Shop(sandbox, "tienda-sur");
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static Map<String, Map<String, Object>> by(String name, Shop shop) {
    Map<String, Map<String, Object>> map = new HashMap<>();
    shop.listings().forEach(listing -> map.put(String.valueOf(listing.get(name)), listing));
    return map;
  }

  @Test
  void seeds_whenADemoShop_listTheGoodsOfEveryPlatform() {
    List<Good> goods = Goods.all(LISTINGS);
    int same = Goods.same(LISTINGS);
    int barcode = Goods.sameBarcode(LISTINGS);
    for (Shop shop : List.of(north, south)) {
      Map<String, Map<String, Object>> bySku = by("sku", shop);
      Map<String, Map<String, Object>> byBarcode = by("barcode", shop);
      Map<String, Map<String, Object>> byTitle = by("title", shop);
      int variations = 0;
      for (int i = 0; i < goods.size(); i++) {
        Good good = goods.get(i);
        if (i < same) {
          Map<String, Object> listing = bySku.get(good.sku());
          assertThat(listing).containsEntry("barcode", good.barcode());
          variations += listing.get("id").toString().contains(":") ? 1 : 0;
        } else if (i < same + barcode) {
          assertThat(bySku).doesNotContainKey(good.sku());
          assertThat(byBarcode).containsKey(good.barcode());
        } else {
          assertThat(byBarcode).doesNotContainKey(good.barcode());
          assertThat(byTitle.get(good.otherTitle())).containsEntry("sku", "");
        }
      }
      assertThat(variations).isBetween(3, same / 2);
      assertThat(shop.listings())
          .anySatisfy(listing -> assertThat(listing.get("quantity")).isNull())
          .anySatisfy(listing -> assertThat(listing).containsEntry("status", "draft"));
    }
    assertThat(by("sku", north).get("FER-0001").get("quantity"))
        .isNotEqualTo(by("sku", south).get("FER-0001").get("quantity"));
  }

  @Test
  void truth_whenComparedWithTheApi_isTheSame() {
    Map<String, Map<String, Object>> truth = by("id", north);
    for (Map<String, Object> product : north.get("/products?type=simple&per_page=100").maps()) {
      Map<String, Object> listing = truth.get(product.get("id").toString());
      assertThat(listing).containsEntry("sku", product.get("sku"));
      assertThat(listing.get("quantity")).isEqualTo(product.get("stock_quantity"));
    }
    List<Map<String, Object>> orders =
        north.driver().get(north.control("/orders")).expect(200).maps("data");
    assertThat(orders).hasSizeGreaterThanOrEqualTo(20);
    for (Map<String, Object> order : orders) {
      Answer shown = north.get("/orders/" + order.get("id")).expect(200);
      assertThat(((Map<?, ?>) order.get("total")).get("amount")).isEqualTo(shown.at("total"));
      assertThat(order.get("status")).isEqualTo(shown.at("status"));
    }
  }

  @Test
  void buy_whenThereIsEnough_takesStockByStatus() {
    String product = north.product("BUY-1", 10);
    assertThat(north.buy(product, 1, "paid").expect(201).string("status")).isEqualTo("processing");
    assertThat(north.listing(product)).containsEntry("quantity", 9L);
    Answer pending = north.buy(product, 1, "unpaid").expect(201);
    assertThat(north.listing(product)).containsEntry("quantity", 9L);
    north.buy(product, 1, "on-hold").expect(201);
    assertThat(north.listing(product)).containsEntry("quantity", 8L);
    north.buy(product, 1, "shipped").expect(400);

    String order = north.control("/orders/" + pending.string("id"));
    north.driver().post(order + "/pay", Json.obj()).expect(200);
    assertThat(north.listing(product)).containsEntry("quantity", 7L);
    north.driver().post(order + "/pay", Json.obj()).expect(409);
    north.driver().post(order + "/cancel", Json.obj()).expect(200);
    assertThat(north.listing(product)).containsEntry("quantity", 8L);
    north.driver().post(order + "/cancel", Json.obj()).expect(409);
  }

  @Test
  void buy_whenThereIsNotEnough_is409UnlessForced() {
    String product = north.product("BUY-2", 2);
    north.buy(product, 3, "paid").expect(409);
    Map<String, Object> line = Json.obj("listing", product, "quantity", 2);
    north
        .driver()
        .post(north.control("/orders"), Json.obj("lines", List.of(line, line)))
        .expect(409);
    north
        .driver()
        .post(
            north.control("/orders"),
            Json.obj("lines", List.of(line, line), "force", true, "status", "paid"))
        .expect(201);
    assertThat(north.get("/products/" + product).number("stock_quantity")).isEqualTo(-2);
    assertThat(north.listing(product)).containsEntry("quantity", 0L);
  }

  @Test
  void buy_whenManyCarts_makesManyOrders() {
    String product = north.product("BUY-3", 10);
    Map<String, Object> cart =
        Json.obj("lines", List.of(Json.obj("listing", product, "quantity", 1)));
    Answer answer =
        north
            .driver()
            .post(north.control("/orders"), Json.obj("orders", List.of(cart, cart, cart)))
            .expect(201);
    assertThat(answer.maps("data")).hasSize(3);
    Map<String, Object> odd =
        Json.obj(
            "lines",
            List.of(
                Json.obj("unknown", true, "sku", "NUEVO-1", "title", "Nuevo", "quantity", 1),
                Json.obj("deleted", true, "title", "Ido", "quantity", 1)));
    Answer unknown = north.driver().post(north.control("/orders"), odd).expect(201);
    assertThat(unknown.string("lines", 0, "sku")).isEqualTo("NUEVO-1");
    assertThat(unknown.at("lines", 1, "sku")).isNull();
    assertThat(by("sku", north)).doesNotContainKey("NUEVO-1");
  }

  @Test
  void refund_whenOfSomeUnits_returnsTheirMoneyAndStock() {
    String product = north.product("BUY-4", 10);
    String order = north.control("/orders/" + north.buy(product, 3, "paid").string("id"));
    Map<String, Object> part = Json.obj("listing", product, "quantity", 1);
    north
        .driver()
        .post(order + "/refund", Json.obj("lines", List.of(part), "restock", false))
        .expect(200);
    assertThat(north.listing(product)).containsEntry("quantity", 7L);
    Answer rest = north.driver().post(order + "/refund", Json.obj()).expect(200);
    assertThat(rest.string("status")).isEqualTo("refunded");
    assertThat(rest.string("refunded", "amount")).isEqualTo("17970");
    assertThat(north.listing(product)).containsEntry("quantity", 9L);
    north.driver().post(order + "/refund", Json.obj()).expect(409);
  }

  @Test
  void edit_whenTheOwnerChangesAListing_changesIt() {
    String product = north.product("BUY-5", 10);
    north
        .driver()
        .post(
            north.control("/listings/" + product),
            Json.obj("quantity", 4, "price", 7990, "sku", "BUY-5B", "status", "draft"))
        .expect(200);
    Answer shown = north.get("/products/" + product);
    assertThat(shown.number("stock_quantity")).isEqualTo(4);
    assertThat(shown.string("regular_price")).isEqualTo("7990");
    assertThat(shown.string("sku")).isEqualTo("BUY-5B");
    assertThat(shown.string("status")).isEqualTo("draft");
    assertThat(north.get("/products?sku=BUY-5").text()).isEqualTo("[]");
    north.driver().post(north.control("/listings/1:2"), Json.obj()).expect(404);
  }

  @Test
  void revoke_whenTheOwnerDeletesTheKeys_nobodyGetsIn() {
    Shop old = new Shop(sandbox, "tienda-vieja");
    old.get("/orders?per_page=1").expect(200);
    assertThat(old.account().get("connected")).isEqualTo(true);
    old.driver().post(old.control("/revoke"), Json.obj()).expect(200);
    old.get("/orders?per_page=1").expect(401);
    assertThat(old.account().get("connected")).isEqualTo(false);
    old.driver().post(old.control("/keys"), Json.obj()).expect(201);
    new Shop(sandbox, "tienda-vieja").get("/orders?per_page=1").expect(200);
  }

  private static Map<String, String> grant(String callback, String decision) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("app_name", "Feria");
    form.put("scope", "read_write");
    form.put("user_id", "n_1");
    form.put("return_url", "http://localhost:8080/back?x=1");
    form.put("callback_url", callback);
    form.put("username", "admin-norte");
    form.put("password", "Pruebas.2026");
    form.put("decision", decision);
    return form;
  }

  @Test
  void grant_whenApproved_handsKeysThatWorkAlreadyAndGoesBack() {
    String path = north.path() + "/wc-auth/v1/authorize";
    try (Receiver receiver = new Receiver()) {
      AtomicInteger tried = new AtomicInteger();
      receiver.answer(
          post -> {
            Map<?, ?> keys = post.json();
            Shop handed =
                north.with(
                    keys.get("consumer_key").toString(), keys.get("consumer_secret").toString());
            tried.set(handed.get("/orders?per_page=1&_fields=id").status());
            return 200;
          });
      Answer page =
          north.driver().get(path + "?" + Shop.encode(grant(receiver.url(), ""))).expect(200);
      assertThat(page.text()).contains("id=\"approve\"").contains("name=\"callback_url\"");

      Answer back = north.driver().form(path, grant(receiver.url(), "approve")).expect(302);

      assertThat(tried.get()).isEqualTo(200);
      assertThat(back.header("Location"))
          .isEqualTo("http://localhost:8080/back?x=1&success=1&user_id=n_1");
      Map<?, ?> keys = receiver.received().get(0).json();
      assertThat(keys.get("user_id")).isEqualTo("n_1");
      assertThat(keys.get("key_permissions")).isEqualTo("read_write");
      assertThat(keys.get("consumer_key").toString()).matches("ck_[0-9a-f]{40}");
    }
  }

  @Test
  void grant_whenTheCallbackDoesNotAnswer200_deletesTheKey() {
    String path = north.path() + "/wc-auth/v1/authorize";
    try (Receiver receiver = new Receiver()) {
      receiver.answer(post -> 204);
      north.driver().form(path, grant(receiver.url(), "approve")).expect(401);
      Map<?, ?> keys = receiver.received().get(0).json();
      north
          .with(keys.get("consumer_key").toString(), keys.get("consumer_secret").toString())
          .get("/orders")
          .expect(401);
    }
  }

  @Test
  void grant_whenRefusedOrIncomplete_makesNoKey() {
    String path = north.path() + "/wc-auth/v1/authorize";
    Answer back = north.driver().form(path, grant("https://x.example/cb", "deny")).expect(302);
    assertThat(Forms.parse(URI.create(back.header("Location")).getRawQuery()))
        .containsEntry("success", "0")
        .containsEntry("user_id", "n_1");
    Map<String, String> wrong = grant("https://x.example/cb", "approve");
    wrong.put("password", "no");
    north.driver().form(path, wrong).expect(401);
    north.driver().form(path, grant("http://shop.example/cb", "approve")).expect(401);
    north.driver().get(path + "?app_name=x").expect(401);
    Shop andes = new Shop(sandbox, "tienda-quechua");
    Map<String, String> plain = grant("https://x.example/cb", "");
    plain.put("wc-auth-version", "1");
    plain.put("wc-auth-route", "authorize");
    andes.query(andes.path() + "/", plain).expect(200);
  }

  @Test
  void world_whenSeededAgain_isTheSame() {
    try (Sandbox one = Sandbox.start(SMALL.seed(11))) {
      Shop shop = new Shop(one, "tienda-sur");
      List<Map<String, Object>> listings = shop.listings();
      String orders = shop.driver().get(shop.control("/orders")).text();
      shop.driver().post("/_sandbox/reset", Json.obj("seed", 11)).expect(200);
      assertThat(shop.listings()).isEqualTo(listings);
      assertThat(shop.driver().get(shop.control("/orders")).text()).isEqualTo(orders);
      assertThat(new Shop(one, "tienda-sur").key).isEqualTo(shop.key);
      shop.driver().post("/_sandbox/reset", Json.obj("seed", 12)).expect(200);
      assertThat(shop.driver().get(shop.control("/orders")).text()).isNotEqualTo(orders);
    }
  }

  @Test
  void catalogue_whenLarge_fillsTheMainShopAndKeepsItsKeys() {
    try (Sandbox large = Sandbox.start(SMALL)) {
      Shop shop = new Shop(large, "tienda-norte");
      Answer answer =
          shop.driver()
              .post(
                  "/_sandbox/woocommerce/catalogue",
                  Json.obj("listings", 3_000, "orders", 5_000, "seed", 3))
              .expect(200);
      assertThat(answer.number("orders")).isEqualTo(5_000);
      assertThat(shop.listings()).hasSizeBetween(3_000, 3_010);
      assertThat(shop.get("/orders?per_page=100&page=50").expect(200).header("X-WP-Total"))
          .isEqualTo("5000");
    }
  }

  @Test
  void state_whenSavedAndLoaded_goesOn(@TempDir Path folder) {
    SandboxOptions options = SMALL.state(folder.resolve("state.json.gz"));
    Map<String, Object> before;
    String order;
    String key;
    try (Receiver receiver = new Receiver()) {
      try (Sandbox first = Sandbox.start(options)) {
        Shop shop = new Shop(first, "tienda-norte");
        key = shop.key;
        shop.mode("webhook_delay_ms", 3_600_000, "wc_version", "9.9.5");
        shop.post(
                "/webhooks",
                Json.obj("topic", "order.created", "delivery_url", receiver.url(), "secret", "s"))
            .expect(201);
        String product = shop.product("KEPT-1", 5);
        order = shop.buy(product, 2, "paid").string("id");
        before = shop.listing(product);
      }
      try (Sandbox second = Sandbox.start(options)) {
        Shop shop = new Shop(second, "tienda-norte");
        assertThat(shop.key).isEqualTo(key);
        assertThat(shop.listing(before.get("id").toString())).isEqualTo(before);
        assertThat(shop.get("/orders/" + order).string("version")).isEqualTo("9.9.5");
        assertThat(shop.get("/products?sku=KEPT-1").maps()).hasSize(1);
        shop.driver().advance("PT2H");
        assertThat(receiver.received("order.created")).hasSize(1);
      }
    }
  }

  @Test
  void shop_whenOnAPortOfItsOwn_knowsItsAddress() {
    try (Sandbox ports = Sandbox.start(SMALL.withPorts())) {
      Shop shop = new Shop(ports, "tienda-sur");
      String own = shop.account().get("url").toString();
      assertThat(own).doesNotContain("/woocommerce/").endsWith("/tienda-sur");
      String url = own + Shop.API + "/orders";
      Map<String, String> signed =
          shop.signed("GET", url, Map.of(), "HMAC-SHA256", Instant.now().getEpochSecond());
      String host = own.substring(0, own.lastIndexOf('/'));
      new Driver(host).get("/tienda-sur" + Shop.API + "/orders?" + Shop.encode(signed)).expect(200);
    }
  }

  @Test
  void describe_whenAsked_namesShopsAndCredentials() {
    Map<?, ?> account = north.account();
    assertThat(account.get("demo")).isEqualTo(true);
    assertThat(account.get("url")).isEqualTo(north.url());
    assertThat(((Map<?, ?>) account.get("credentials")).get("username")).isEqualTo("admin-norte");
    assertThat(north.key.getBytes(StandardCharsets.UTF_8)).hasSize(43);
    north
        .driver()
        .put("/_sandbox/woocommerce/application", Json.obj("notification_url", "http://x/y"))
        .expect(200);
    List<Object> demo = new ArrayList<>();
    for (String id : List.of("tienda-norte", "tienda-sur", "tienda-quechua", "tienda-vieja")) {
      demo.add(new Shop(sandbox, id).account().get("demo"));
    }
    assertThat(demo).containsExactly(true, true, false, false);
  }
}
