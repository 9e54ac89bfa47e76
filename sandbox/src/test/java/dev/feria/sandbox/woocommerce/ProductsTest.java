package dev.feria.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ProductsTest {
  private static Sandbox sandbox;
  private static Shop shop;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(60, 60));
    shop = new Shop(sandbox, "tienda-norte");
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  /** A variable product of the seeds, with or without a quantity of its own. */
  private static Map<String, Object> variable(boolean managed) {
    return shop.get("/products?type=variable&per_page=100").maps().stream()
        .filter(product -> product.get("manage_stock").equals(managed))
        .filter(product -> product.get("name").toString().contains("Tienda"))
        .findFirst()
        .orElseThrow();
  }

  private static String child(Map<String, Object> parent) {
    return "/products/"
        + parent.get("id")
        + "/variations/"
        + ((List<?>) parent.get("variations")).get(0);
  }

  @Test
  void update_whenStockIsManaged_setsItAndWorksTheStatusOut() {
    String path = "/products/" + shop.product("PRO-SET", 5);

    Answer none = shop.put(path, Json.obj("manage_stock", true, "stock_quantity", 0)).expect(200);
    assertThat(none.string("stock_status")).isEqualTo("outofstock");
    Answer some = shop.put(path, Json.obj("stock_quantity", "12")).expect(200);
    assertThat(some.number("stock_quantity")).isEqualTo(12);
    assertThat(some.string("stock_status")).isEqualTo("instock");
    Answer delta = shop.put(path, Json.obj("inventory_delta", -5)).expect(200);
    assertThat(delta.number("stock_quantity")).isEqualTo(7);
    Answer backorder = shop.put(path, Json.obj("stock_quantity", -1, "backorders", "notify"));
    assertThat(backorder.string("stock_status")).isEqualTo("onbackorder");
    Answer wiped = shop.put(path, Json.obj("manage_stock", false, "stock_quantity", 9));
    assertThat(wiped.at("stock_quantity")).isNull();
    assertThat(shop.put(path, Json.obj("stock_quantity", 9)).at("stock_quantity")).isNull();
  }

  @Test
  void update_whenTheShopManagesNoStock_ignoresQuantities() {
    String path = "/products/" + shop.product("PRO-OFF", 5);
    shop.mode("manage_stock", false);
    try {
      assertThat(shop.put(path, Json.obj("stock_quantity", 9)).expect(200).number("stock_quantity"))
          .isEqualTo(5);
    } finally {
      shop.mode("manage_stock", true);
    }
  }

  @Test
  void update_whenPricesAreWritten_readsTextAndEmptyEndsASale() {
    String path = "/products/" + shop.product("PRO-PRICE", 5);
    Answer sale = shop.put(path, Json.obj("sale_price", "4990")).expect(200);
    assertThat(sale.string("price")).isEqualTo("4990");
    assertThat(sale.string("on_sale")).isEqualTo("true");
    Answer ended = shop.put(path, Json.obj("sale_price", "")).expect(200);
    assertThat(ended.string("sale_price")).isEmpty();
    assertThat(ended.string("price")).isEqualTo("5990");
    shop.put(path, Json.obj("regular_price", 12.5)).expect(400);
    assertThat(shop.get(path).string("sale_price")).isEmpty();
  }

  @Test
  void create_whenTheSkuIsTaken_isRefusedWithAProposal() {
    String id = shop.product("PRO-SKU", 1);
    Answer answer = shop.post("/products", Json.obj("name", "x", "sku", "PRO-SKU")).expect(400);
    assertThat(answer.string("code")).isEqualTo("product_invalid_sku");
    assertThat(answer.string("data", "resource_id")).isEqualTo(id);
    assertThat(answer.string("data", "unique_sku")).isEqualTo("PRO-SKU-1");
  }

  @Test
  void list_whenBySku_findsProductsAndVariations() {
    String id = shop.product("PRO-FIND", 1);
    Map<String, Object> parent = variable(false);
    String sku = shop.get(child(parent)).string("sku");

    Answer found = shop.get("/products?sku=PRO-FIND," + sku + ",NONE").expect(200);

    assertThat(found.maps()).hasSize(2);
    assertThat(found.maps())
        .anySatisfy(product -> assertThat(product.get("id").toString()).isEqualTo(id))
        .anySatisfy(
            product ->
                assertThat(product)
                    .containsEntry("type", "variation")
                    .containsEntry("parent_id", parent.get("id")));
    assertThat(found.header("X-WP-Total")).isEqualTo("2");
  }

  @Test
  void list_whenFiltered_givesWhatFits() {
    assertThat(shop.get("/products?status=draft&per_page=100").maps())
        .isNotEmpty()
        .allSatisfy(product -> assertThat(product).containsEntry("status", "draft"));
    assertThat(shop.get("/products?stock_status=outofstock&type=simple").maps())
        .allSatisfy(product -> assertThat(product).containsEntry("stock_status", "outofstock"));
    shop.product("PRO-SEARCH-77", 1);
    assertThat(shop.get("/products?search=pro-search-77").maps()).hasSize(1);
    List<Object> titles = new ArrayList<>();
    shop.get("/products?orderby=title&order=asc&per_page=100")
        .maps()
        .forEach(product -> titles.add(product.get("name")));
    assertThat(titles)
        .isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()))
        .hasSizeGreaterThan(20);
    assertThat(shop.get("/products?type=variation").maps()).isEmpty();
  }

  @Test
  void variations_whenTheParentKeepsTheStock_sayParent() {
    Map<String, Object> parent = variable(true);
    Answer child = shop.get(child(parent)).expect(200);

    assertThat(child.at("manage_stock")).isEqualTo("parent");
    assertThat(child.at("stock_quantity")).isEqualTo(parent.get("stock_quantity"));
    Answer ignored = shop.put(child(parent), Json.obj("stock_quantity", 3)).expect(200);
    assertThat(ignored.at("manage_stock")).isEqualTo("parent");
    shop.put("/products/" + parent.get("id"), Json.obj("manage_stock", true, "stock_quantity", 0));
    assertThat(shop.get(child(parent)).string("stock_status")).isEqualTo("outofstock");
    String listing = parent.get("id") + ":" + ((List<?>) parent.get("variations")).get(0);
    assertThat(shop.listing(listing)).containsEntry("quantity", 0L);
    shop.buy(listing, 1, "paid").expect(409);
    shop.put("/products/" + parent.get("id"), Json.obj("stock_quantity", 2)).expect(200);
    shop.buy(listing, 2, "paid").expect(201);
    assertThat(shop.get("/products/" + parent.get("id")).number("stock_quantity")).isZero();
  }

  @Test
  void variations_whenAllAreOut_theParentIsOut() {
    Map<String, Object> parent = variable(false);
    String base = "/products/" + parent.get("id");
    List<Object> changes = new ArrayList<>();
    for (Object id : (List<?>) parent.get("variations")) {
      changes.add(Json.obj("id", id, "manage_stock", true, "stock_quantity", 0));
    }
    Answer done = shop.post(base + "/variations/batch", Json.obj("update", changes)).expect(200);
    assertThat(done.maps("update"))
        .allSatisfy(child -> assertThat(child).containsEntry("stock_status", "outofstock"));
    assertThat(shop.put(base, Json.obj("stock_status", "instock")).string("stock_status"))
        .isEqualTo("outofstock");
    shop.put(child(parent), Json.obj("stock_quantity", 4)).expect(200);
    assertThat(shop.get(base).string("stock_status")).isEqualTo("instock");
    assertThat(shop.get(base).string("price")).isNotEmpty();
    assertThat(shop.get(base).string("regular_price")).isEmpty();
  }

  @Test
  void variations_whenOfNoParent_are404AndNoProducts() {
    Map<String, Object> parent = variable(false);
    Object id = ((List<?>) parent.get("variations")).get(0);

    assertThat(shop.put("/products/" + id, Json.obj("sku", "x")).expect(404).string("code"))
        .isEqualTo("woocommerce_rest_invalid_product_id");
    shop.get("/products/" + id).expect(404);
    shop.get("/products/999999/variations").expect(404);
    Answer batch =
        shop.post(
            "/products/" + parent.get("id") + "/variations/batch",
            Json.obj("update", List.of(Json.obj("id", 323_999, "stock_quantity", 1))));
    assertThat(batch.expect(200).string("update", 0, "error", "code"))
        .isEqualTo("woocommerce_rest_product_variation_invalid_id");
    assertThat(batch.number("update", 0, "error", "data", "status")).isEqualTo(400);
    shop.delete(child(parent)).expect(501);
  }

  @Test
  void variations_whenOfAllParents_carryTheirParent() {
    Answer all = shop.get("/variations?per_page=100&orderby=modified&order=asc").expect(200);

    assertThat(all.maps())
        .hasSizeGreaterThan(5)
        .allSatisfy(child -> assertThat(child.get("parent_id")).isNotNull());
    shop.mode("wc_version", "10.2.9");
    shop.get("/variations").expect(404);
    shop.mode("wc_version", "10.4.2");
  }

  @Test
  void update_whenAVariationIsUnmanaged_takesItsBackordersAway() {
    Map<String, Object> parent = variable(false);
    shop.put(child(parent), Json.obj("manage_stock", true, "backorders", "yes")).expect(200);

    Answer changed =
        shop.put(child(parent), Json.obj("manage_stock", false, "stock_status", "instock"));

    assertThat(changed.string("backorders")).isEqualTo("no");
    shop.put(child(parent), Json.obj("manage_stock", true, "stock_quantity", 5)).expect(200);
  }

  @Test
  void batch_whenTheGatewayGivesUp_isDoneInPart() {
    long one = Long.parseLong(shop.product("PRO-CUT-1", 1));
    long two = Long.parseLong(shop.product("PRO-CUT-2", 1));
    shop.mode("batch_cut_after", 1);
    try {
      List<Object> changes =
          List.of(
              Json.obj("id", one, "stock_quantity", 9), Json.obj("id", two, "stock_quantity", 9));
      Answer answer = shop.post("/products/batch", Json.obj("update", changes)).expect(504);
      assertThat(answer.header("Content-Type")).startsWith("text/html");
      assertThat(shop.get("/products/" + one).number("stock_quantity")).isEqualTo(9);
      assertThat(shop.get("/products/" + two).number("stock_quantity")).isEqualTo(1);
    } finally {
      shop.mode("batch_cut_after", 0);
    }
  }

  @Test
  void batch_whenSomeFail_changesTheOthers() {
    String good = shop.product("PRO-BATCH", 1);
    Answer answer =
        shop.post(
                "/products/batch",
                Json.obj(
                    "create",
                    List.of(Json.obj("name", "doble", "sku", "PRO-BATCH")),
                    "update",
                    List.of(
                        Json.obj("id", 999_999, "stock_quantity", 1),
                        Json.obj("id", Long.valueOf(good), "stock_quantity", 8)),
                    "delete",
                    List.of(Long.valueOf(good))))
            .expect(200);

    assertThat(answer.number("create", 0, "id")).isZero();
    assertThat(answer.string("create", 0, "error", "code")).isEqualTo("product_invalid_sku");
    assertThat(answer.string("update", 0, "error", "code"))
        .isEqualTo("woocommerce_rest_product_invalid_id");
    assertThat(answer.number("update", 1, "stock_quantity")).isEqualTo(8);
    shop.get("/products/" + good).expect(404);
  }
}
