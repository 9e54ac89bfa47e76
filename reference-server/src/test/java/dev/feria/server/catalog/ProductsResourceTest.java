package dev.feria.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.testing.Shop;
import dev.feria.server.testing.ShopServer;
import dev.feria.server.testing.ShopServer.Answer;
import dev.feria.server.testing.TestDatabase;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductsResourceTest {
  private static TestDatabase db;
  private static Shop shop;
  private static Shop other;
  private static ShopServer server;
  private static int count;
  private String sku;

  @BeforeAll
  static void open() {
    db = TestDatabase.create();
    shop = new Shop(db, "Shop");
    other = new Shop(db, "Other");
    server = new ShopServer(shop, other);
  }

  @AfterAll
  static void close() {
    server.close();
    db.close();
  }

  @BeforeEach
  void newSku() {
    count++;
    sku = "SKU-" + count;
  }

  private Answer create(String name) {
    return server.post(shop, "/products", "{\"sku\": \"" + name + "\", \"title\": \"Té\"}");
  }

  private Answer move(String kind, int quantity) {
    shop.clock.advance(Duration.ofSeconds(1));
    return server.post(
        shop,
        "/products/" + sku + "/movements",
        "{\"kind\": \"" + kind + "\", \"quantity\": " + quantity + ", \"reason\": \"count\"}");
  }

  @Test
  void stock_whenAsked_answersExactlyTheseMembers() {
    create(sku);
    move("receive", 5);

    Answer answer = server.get(shop, "/products/" + sku + "/stock");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo(
            "{\"sku\":\"%s\",\"on_hand\":5,\"reserved\":0,\"available\":5,\"version\":1}"
                .formatted(sku));
  }

  @Test
  void create_whenSkuIsTaken_answers409() {
    assertThat(create(sku).status()).isEqualTo(201);
    Answer again = create(sku);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.get("type")).isEqualTo("urn:feria:problem:sku_taken");
  }

  @Test
  void create_whenListingsWaitForTheSku_linksThem() {
    var account = shop.account("Careful", true, false, 0);
    shop.store(account, Shop.listing("W" + count, sku, 9));
    create(sku);

    assertThat(shop.value("select product_id is not null from listings where sku = ?", sku))
        .isEqualTo("t");
    shop.publisher().drain();
    assertThat(shop.channel(account).shown("W" + count)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a b", "ñandú/ü %", "a+b", "?#&", "100%", "..", "a;b=c"})
  void stock_whenSkuNeedsEncoding_findsIt(String name) {
    assertThat(create(name).status()).isEqualTo(201);
    String path = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");

    assertThat(server.get(shop, "/products/" + path + "/stock").get("sku")).isEqualTo(name);
    assertThat(
            server
                .post(
                    shop,
                    "/products/" + path + "/movements",
                    "{\"kind\": \"receive\", \"quantity\": 1}")
                .status())
        .isEqualTo(201);
    assertThat(server.get(shop, "/products/" + path + "/movements").data()).hasSize(1);
  }

  @Test
  void move_whenReceivedAdjustedAndCounted_keepsTheLedger() {
    create(sku);
    assertThat(move("receive", 10).get("on_hand_after")).isEqualTo(BigDecimal.TEN);
    assertThat(move("adjust", -3).get("on_hand_after")).isEqualTo(new BigDecimal(7));
    Answer counted = move("count", 4);

    assertThat(counted.status()).isEqualTo(201);
    assertThat(counted.get("quantity")).isEqualTo(new BigDecimal(-3));
    assertThat(counted.get("on_hand_after")).isEqualTo(new BigDecimal(4));
    List<Map<String, Object>> ledger = server.get(shop, "/products/" + sku + "/movements").data();
    assertThat(ledger).extracting(m -> m.get("kind")).containsExactly("count", "adjust", "receive");
    assertThat(
            shop.value(
                "select string_agg(action, ' ' order by action) from audit_log where subject = ?",
                sku))
        .isEqualTo("product.create stock.adjust stock.count stock.receive");
  }

  @ParameterizedTest
  @CsvSource({"receive,0", "receive,-1", "adjust,0", "count,-1"})
  void move_whenQuantityMakesNoSense_answers422NamingIt(String kind, int quantity) {
    create(sku);
    Answer answer = move(kind, quantity);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("\"field\":\"quantity\"");
  }

  @Test
  void move_whenAdjustedWithoutAReason_answers422NamingIt() {
    create(sku);
    move("receive", 9);
    Answer answer =
        server.post(
            shop, "/products/" + sku + "/movements", "{\"kind\": \"adjust\", \"quantity\": -3}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("\"field\":\"reason\"");
    assertThat(shop.stock(sku).onHand()).isEqualTo(9);
  }

  @Test
  void move_whenAdjustedBelowNothing_answers409() {
    create(sku);
    move("receive", 2);
    assertThat(move("adjust", -3).status()).isEqualTo(409);
    assertThat(shop.stock(sku).onHand()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\": \"steal\", \"quantity\": 1} | kind",
        "{\"kind\": \"receive\"} | quantity",
        "{\"kind\": \"receive\", \"quantity\": \"2\"} | quantity",
        "{\"kind\": \"receive\", \"quantity\": 1.5} | quantity",
        "{\"kind\": \"receive\", \"quantity\": 99999999999} | quantity",
        "{\"kind\": \"receive\", \"quantity\": 1, \"colour\": 1} | colour"
      })
  void move_whenBodyIsWrong_answers422NamingTheField(String body, String field) {
    create(sku);
    Answer answer = server.post(shop, "/products/" + sku + "/movements", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("\"field\":\"" + field + "\"");
  }

  @Test
  void move_whenKeyComesAgain_movesOnceAndAnswersTheSame() {
    create(sku);
    String body = "{\"kind\": \"receive\", \"quantity\": 3}";
    String path = "/products/" + sku + "/movements";
    Answer first = server.send(shop, "POST", path, body, "key-" + sku);
    Answer again = server.send(shop, "POST", path, body, "key-" + sku);

    assertThat(again).isEqualTo(first);
    assertThat(shop.stock(sku).onHand()).isEqualTo(3);
    db.asOwner(handle -> handle.execute("delete from idempotency"));
    Answer afterCrash = server.send(shop, "POST", path, body, "key-" + sku);
    assertThat(afterCrash).isEqualTo(first);
    assertThat(shop.stock(sku).onHand()).isEqualTo(3);
  }

  @Test
  void list_whenPaged_showsEveryProductOnceWithItsStock() {
    for (int i = 0; i < 5; i++) {
      server.post(shop, "/products", "{\"sku\": \"PAGE_" + sku + "-" + i + "\", \"title\": \"T\"}");
    }
    List<Object> seen = new ArrayList<>();
    Object next = "";
    while (next != null) {
      Answer page =
          server.get(
              shop,
              "/products?q=page_"
                  + sku.toLowerCase(java.util.Locale.ROOT)
                  + "-&limit=2&cursor="
                  + next);
      page.data().forEach(product -> seen.add(product.get("sku")));
      assertThat(page.data()).allSatisfy(p -> assertThat(p).containsKeys("on_hand", "available"));
      next = page.get("next");
    }
    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void everything_whenItIsAnotherTenants_isNotFound() {
    create(sku);
    move("receive", 2);

    assertThat(server.get(other, "/products/" + sku).status()).isEqualTo(404);
    assertThat(server.get(other, "/products/" + sku + "/stock").status()).isEqualTo(404);
    assertThat(server.get(other, "/products/" + sku + "/movements").status()).isEqualTo(404);
    assertThat(
            server
                .post(
                    other,
                    "/products/" + sku + "/movements",
                    "{\"kind\": \"receive\", \"quantity\": 1}")
                .status())
        .isEqualTo(404);
    assertThat(server.get(other, "/products?q=" + sku).data()).isEmpty();
    Object cursor = server.get(shop, "/products?limit=1").get("next");
    assertThat(server.get(other, "/products?cursor=" + cursor).data()).isEmpty();
  }
}
