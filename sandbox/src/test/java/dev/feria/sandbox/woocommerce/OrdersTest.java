package dev.feria.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class OrdersTest {
  private static Sandbox sandbox;
  private static Shop shop;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(60, 900));
    shop = new Shop(sandbox, "tienda-norte");
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static Object quantity(String listing) {
    return shop.listing(listing).get("quantity");
  }

  private static Answer order(String product, int quantity, Object... more) {
    Map<String, Object> body =
        Json.obj(
            "line_items",
            List.of(Json.obj("product_id", Long.valueOf(product), "quantity", quantity)));
    body.putAll(Json.obj(more));
    return shop.post("/orders", body).expect(201);
  }

  @Test
  void list_whenPaged_givesEachOrderOnceAndEmptyPastTheEnd() {
    Set<Object> seen = new HashSet<>();
    Answer first = shop.get("/orders?per_page=20&page=1&orderby=id&order=asc").expect(200);
    int pages = Integer.parseInt(first.header("X-WP-TotalPages"));
    int total = Integer.parseInt(first.header("X-WP-Total"));
    assertThat(first.header("Link")).contains("page=2").contains("rel=\"next\"");
    for (int page = 1; page <= pages; page++) {
      for (Map<String, Object> order :
          shop.get("/orders?per_page=20&orderby=id&order=asc&page=" + page).maps()) {
        assertThat(seen.add(order.get("id"))).isTrue();
      }
    }
    assertThat(seen).hasSize(total).hasSizeGreaterThanOrEqualTo(60);
    assertThat(shop.get("/orders?page=" + (pages + 50)).expect(200).text()).isEqualTo("[]");
  }

  @Test
  void list_whenAParameterIsWrong_is400() {
    for (String query :
        List.of(
            "per_page=101",
            "per_page=0",
            "page=0",
            "status=shipped",
            "order=up",
            "orderby=x",
            "modified_after=yesterday",
            "include=a")) {
      Answer answer = shop.get("/orders?" + query).expect(400);
      assertThat(answer.string("code")).isEqualTo("rest_invalid_param");
    }
  }

  @Test
  void list_whenFiltered_givesWhatFits() {
    assertThat(shop.get("/orders?status=processing,on-hold&per_page=100").maps())
        .isNotEmpty()
        .allSatisfy(order -> assertThat(order.get("status")).isIn("processing", "on-hold"));
    Map<String, Object> one = shop.get("/orders?per_page=1&status=completed").maps().get(0);
    Map<?, ?> billing = (Map<?, ?>) one.get("billing");
    assertThat(shop.get("/orders?per_page=100&search=" + billing.get("email")).maps())
        .anySatisfy(order -> assertThat(order.get("id")).isEqualTo(one.get("id")));
    assertThat(shop.get("/orders?include=" + one.get("id")).maps()).hasSize(1);
    assertThat(shop.get("/orders?per_page=100&exclude=" + one.get("id")).maps())
        .noneSatisfy(order -> assertThat(order.get("id")).isEqualTo(one.get("id")));
    assertThat(shop.get("/orders?customer=0&per_page=100").maps())
        .isNotEmpty()
        .allSatisfy(order -> assertThat(order.get("customer_id")).isEqualTo(0L));
  }

  @Test
  void list_whenChangedSince_comparesUtcOnlyWhenAskedTo() {
    String product = shop.product("ORD-SINCE", 9);
    String id = order(product, 1).string("id");
    String changed = shop.get("/orders/" + id).string("date_modified_gmt");
    String local = shop.get("/orders/" + id).string("date_modified");

    assertThat(local).isNotEqualTo(changed);
    String query = "/orders?orderby=modified&order=asc&per_page=100&_fields=id&modified_after=";
    assertThat(shop.get(query + changed + "&dates_are_gmt=true").text())
        .doesNotContain("{\"id\":" + id + "}");
    assertThat(shop.get(query + local).text()).doesNotContain("{\"id\":" + id + "}");
    assertThat(shop.get(query + local + "&dates_are_gmt=true").text())
        .contains("{\"id\":" + id + "}");
    shop.driver().advance("PT10S");
    shop.put("/orders/" + id, Json.obj("customer_note", "más tarde")).expect(200);
    assertThat(shop.get(query + changed + "&dates_are_gmt=true").text())
        .contains("{\"id\":" + id + "}");
  }

  @Test
  void order_whenShown_addsUpAndWritesMoneyAsText() {
    for (Map<String, Object> order : shop.get("/orders?per_page=100").maps()) {
      BigDecimal sum = new BigDecimal(order.get("total_tax").toString());
      List<Object> parts = new ArrayList<>();
      parts.addAll((List<?>) order.get("line_items"));
      parts.addAll((List<?>) order.get("shipping_lines"));
      parts.addAll((List<?>) order.get("fee_lines"));
      for (Object part : parts) {
        sum = sum.add(new BigDecimal(((Map<?, ?>) part).get("total").toString()));
      }
      assertThat(order.get("total")).isInstanceOf(String.class).isEqualTo(sum.toPlainString());
      assertThat(order.get("number")).isEqualTo(order.get("id").toString());
      for (Object line : (List<?>) order.get("line_items")) {
        assertThat(((Map<?, ?>) line).get("price")).isInstanceOf(Number.class);
      }
    }
  }

  @Test
  void orders_whenTheShopReckonsTax_haveLinesWithoutIt() {
    Shop andes = new Shop(sandbox, "tienda-quechua");
    String keys = "&consumer_key=" + andes.key + "&consumer_secret=" + andes.secret;
    Answer answer = andes.raw("GET", "/?rest_route=/wc/v3/orders&per_page=1" + keys).expect(200);

    assertThat(answer.at(0, "prices_include_tax")).isEqualTo(true);
    BigDecimal total = new BigDecimal(answer.string(0, "line_items", 0, "total"));
    BigDecimal tax = new BigDecimal(answer.string(0, "line_items", 0, "total_tax"));
    assertThat(tax.doubleValue() / total.doubleValue()).isBetween(0.15, 0.5);
    assertThat(answer.string(0, "tax_lines", 0, "tax_total")).isNotEqualTo("0.00");
  }

  @Test
  void create_whenPaid_takesStockAndGivesItBackWhenCancelled() {
    String product = shop.product("ORD-PAID", 10);
    Answer pending = order(product, 3);
    assertThat(pending.string("status")).isEqualTo("pending");
    assertThat(quantity(product)).isEqualTo(10L);

    String path = "/orders/" + pending.string("id");
    Answer paid = shop.put(path, Json.obj("set_paid", true, "transaction_id", "t-1")).expect(200);
    assertThat(paid.string("status")).isEqualTo("processing");
    assertThat(paid.string("date_paid_gmt")).isNotEqualTo("null");
    assertThat(quantity(product)).isEqualTo(7L);
    shop.put(path, Json.obj("status", "completed")).expect(200);
    assertThat(quantity(product)).isEqualTo(7L);
    assertThat(shop.get(path).string("date_completed")).isNotEqualTo("null");
    shop.put(path, Json.obj("status", "cancelled")).expect(200);
    assertThat(quantity(product)).isEqualTo(10L);
  }

  @Test
  void create_whenOnHold_takesStock() {
    String product = shop.product("ORD-HOLD", 2);

    order(product, 2, "status", "on-hold");

    assertThat(quantity(product)).isEqualTo(0L);
    assertThat(shop.get("/products/" + product).string("stock_status")).isEqualTo("outofstock");
  }

  @Test
  void create_whenTheProductIsUnknown_isAccepted() {
    Answer answer = order("99999999", 1);

    assertThat(answer.at("line_items", 0, "sku")).isNull();
  }

  @Test
  void update_whenTheOrderIsUnknown_is400AndReadingIs404() {
    assertThat(shop.put("/orders/999", Json.obj()).expect(400).string("code"))
        .isEqualTo("woocommerce_rest_shop_order_invalid_id");
    assertThat(shop.get("/orders/999").expect(404).string("code"))
        .isEqualTo("woocommerce_rest_shop_order_invalid_id");
  }

  @Test
  void update_whenMetaIsWritten_addsReplacesAndRemoves() {
    String path = "/orders/" + order(shop.product("ORD-META", 5), 1).string("id");
    Map<String, Object> piece = Json.obj("key", "_track", "value", Map.of("code", "X1"));
    shop.put(path, Json.obj("meta_data", List.of(piece))).expect(200);
    assertThat(shop.get(path).string("meta_data", 0, "value", "code")).isEqualTo("X1");
    piece.put("value", "X2");
    shop.put(path, Json.obj("meta_data", List.of(piece))).expect(200);
    assertThat(shop.get(path).string("meta_data", 0, "value")).isEqualTo("X2");
    piece.put("value", null);
    shop.put(path, Json.obj("meta_data", List.of(piece))).expect(200);
    assertThat(shop.get(path).maps("meta_data")).isEmpty();
  }

  @Test
  void update_whenLinesAreWritten_changesAddsAndRemoves() {
    Answer made = order(shop.product("ORD-LINES", 50), 2);
    String path = "/orders/" + made.string("id");
    long line = made.number("line_items", 0, "id");
    Answer more =
        shop.put(path, Json.obj("line_items", List.of(Json.obj("id", line, "quantity", 3))));
    assertThat(more.expect(200).string("total")).isEqualTo("17970");
    Answer less =
        shop.put(path, Json.obj("line_items", List.of(Json.obj("id", line, "quantity", 0))));
    assertThat(less.expect(200).maps("line_items")).isEmpty();
  }

  @Test
  void notes_whenWritten_areListedByKind() {
    String path = "/orders/" + order(shop.product("ORD-NOTE", 5), 1).string("id") + "/notes";
    Answer note = shop.post(path, Json.obj("note", "Enviado: X1", "customer_note", true));
    note.expect(201);
    shop.post(path, Json.obj("note", "interna")).expect(201);
    assertThat(shop.get(path + "?type=customer").maps()).hasSize(1);
    assertThat(shop.get(path + "?type=internal").maps()).hasSize(1);
    assertThat(shop.post(path, Json.obj()).expect(400).string("code"))
        .isEqualTo("rest_missing_callback_param");
    shop.delete(path + "/" + note.string("id")).expect(501);
    shop.delete(path + "/" + note.string("id") + "?force=true").expect(200);
    assertThat(shop.get(path).maps()).hasSize(1);
  }

  @Test
  void refund_whenPartialThenTheRest_isNegativeRestocksAndEndsTheOrder() {
    String product = shop.product("ORD-BACK", 10);
    Answer made = order(product, 4, "set_paid", true);
    String path = "/orders/" + made.string("id");
    long line = made.number("line_items", 0, "id");
    assertThat(quantity(product)).isEqualTo(6L);

    Answer refund =
        shop.post(
                path + "/refunds",
                Json.obj(
                    "amount",
                    "5990",
                    "reason",
                    "roto",
                    "api_refund",
                    false,
                    "line_items",
                    List.of(Json.obj("id", line, "quantity", 1, "refund_total", 5990))))
            .expect(201);
    assertThat(refund.string("amount")).isEqualTo("5990");
    assertThat(refund.number("line_items", 0, "quantity")).isEqualTo(-1);
    assertThat(refund.string("line_items", 0, "total")).isEqualTo("-5990");
    assertThat(quantity(product)).isEqualTo(7L);
    assertThat(shop.get(path).string("refunds", 0, "total")).isEqualTo("-5990");
    assertThat(shop.get(path).string("total")).isEqualTo("23960");

    Answer toMuch = shop.post(path + "/refunds", Json.obj("amount", "20000")).expect(500);
    assertThat(toMuch.string("code")).isEqualTo("woocommerce_rest_cannot_create_order_refund");
    shop.post(path + "/refunds", Json.obj("amount", "17970")).expect(201);
    assertThat(shop.get(path).string("status")).isEqualTo("refunded");
    assertThat(shop.get(path + "/refunds").maps()).hasSize(2);
    assertThat(quantity(product)).isEqualTo(7L);
  }

  @Test
  void batch_whenSomeFail_answersEachInOrder() {
    String one = order(shop.product("ORD-BATCH", 5), 1).string("id");
    Answer answer =
        shop.post(
                "/orders/batch",
                Json.obj(
                    "update",
                    List.of(
                        Json.obj("id", Long.valueOf(one), "status", "on-hold"),
                        Json.obj("id", 999, "status", "on-hold")),
                    "delete",
                    List.of(one)))
            .expect(200);

    assertThat(answer.string("update", 0, "status")).isEqualTo("on-hold");
    assertThat(answer.string("update", 1, "error", "code"))
        .isEqualTo("woocommerce_rest_shop_order_invalid_id");
    assertThat(answer.number("update", 1, "id")).isEqualTo(999);
    assertThat(answer.string("delete", 0, "id")).isEqualTo(one);
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      many.add(Json.obj("id", i));
    }
    assertThat(shop.post("/orders/batch", Json.obj("update", many)).expect(413).string("code"))
        .isEqualTo("woocommerce_rest_request_entity_too_large");
  }

  @Test
  void delete_whenNotForced_movesToTheTrash() {
    String id = order(shop.product("ORD-TRASH", 5), 1).string("id");
    shop.delete("/orders/" + id).expect(200);
    assertThat(shop.get("/orders/" + id).string("status")).isEqualTo("trash");
    assertThat(shop.get("/orders?include=" + id).text()).isEqualTo("[]");
    assertThat(shop.get("/orders?status=trash&include=" + id).maps()).hasSize(1);
    shop.delete("/orders/" + id).expect(410);
    shop.delete("/orders/" + id + "?force=true").expect(200);
    shop.get("/orders/" + id).expect(404);
  }

  @Test
  void fields_whenNamed_cutTheAnswer() {
    assertThat(shop.get("/orders?per_page=1&_fields=id,billing.email").text())
        .matches("\\[\\{\"id\":[0-9]+,\"billing\":\\{\"email\":\"[^\"]*\"}}]");
  }

  @Test
  void body_whenNoJson_is400() {
    String path = shop.path() + Shop.API + "/orders";
    Answer answer =
        shop.driver()
            .send(
                shop.basic(
                    shop.driver()
                        .request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{oops"))))
            .expect(400);
    assertThat(answer.string("code")).isEqualTo("rest_invalid_json");
  }
}
