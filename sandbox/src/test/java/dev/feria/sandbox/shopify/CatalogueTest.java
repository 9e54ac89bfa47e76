package dev.feria.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Driver;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.goods.Goods;
import dev.feria.sandbox.http.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogueTest {
  private static final SandboxOptions SMALL = SandboxOptions.DEFAULT.catalogue(120, 450);

  @Test
  void seed_whenTheSame_givesTheSameStores() {
    try (Sandbox one = Sandbox.start(SMALL);
        Sandbox two = Sandbox.start(SMALL)) {
      for (String each : List.of(ShopDriver.NORTE, ShopDriver.CENTRO, ShopDriver.LOJA)) {
        ShopDriver first = new ShopDriver(one, each);
        ShopDriver second = new ShopDriver(two, each);
        assertThat(first.listings()).isEqualTo(second.listings());
        assertThat(first.orders()).isEqualTo(second.orders());
        assertThat(first.credentials()).isEqualTo(second.credentials());
      }
    }
  }

  @Test
  void stores_whenSeeded_sellTheCommonGoods() {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      List<Goods.Good> goods = Goods.all(120);
      int same = Goods.same(120);
      ShopDriver norte = new ShopDriver(sandbox, ShopDriver.NORTE);
      ShopDriver centro = new ShopDriver(sandbox, ShopDriver.CENTRO);
      for (ShopDriver shop : List.of(norte, centro)) {
        List<Map<String, Object>> listings = shop.listings();
        for (int i = 0; i < goods.size(); i++) {
          Goods.Good good = goods.get(i);
          if (i < same) {
            assertThat(listings)
                .anyMatch(
                    l ->
                        good.sku().equals(l.get("sku")) && good.barcode().equals(l.get("barcode")));
          } else if (i < same + Goods.sameBarcode(120)) {
            assertThat(listings)
                .anyMatch(
                    l ->
                        good.barcode().equals(l.get("barcode"))
                            && !good.sku().equals(l.get("sku")));
          } else {
            assertThat(listings)
                .anyMatch(
                    l ->
                        good.otherTitle().equals(l.get("title"))
                            && l.get("sku") == null
                            && l.get("barcode") == null);
          }
        }
        assertThat(shop.account()).containsEntry("demo", true);
        assertThat(shop.orders()).hasSize(30);
      }
      assertThat(new ShopDriver(sandbox, ShopDriver.LOJA).account()).containsEntry("demo", false);
      Set<Object> states = new HashSet<>();
      centro.orders().forEach(order -> states.add(order.get("status")));
      norte.orders().forEach(order -> states.add(order.get("status")));
      assertThat(states).contains("paid", "pending", "cancelled");
      assertThat(centro.listings()).anyMatch(l -> ((List<?>) l.get("levels")).size() == 2);
      assertThat(norte.listings().get(0).get("quantity"))
          .isNotEqualTo(centro.listings().get(0).get("quantity"));
      assertThat(norte.listings())
          .allMatch(l -> l.get("quantity") == null || (long) l.get("quantity") >= 0)
          .anyMatch(l -> l.get("quantity") == null);
    }
  }

  @Test
  void catalogue_whenRefilled_hasTheAmountsAskedFor() {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      ShopDriver shop = new ShopDriver(sandbox, ShopDriver.NORTE);
      Answer filled =
          shop.http.post(
              "/_sandbox/shopify/catalogue",
              Json.obj("listings", 500, "variants", 1_200, "orders", 100, "seed", 9));
      assertThat(filled.expect(200).number("products")).isEqualTo(500);
      assertThat(filled.number("variants")).isEqualTo(1_200);
      assertThat(filled.number("orders")).isEqualTo(100);
      assertThat(shop.listings()).hasSize(1_200);
      assertThat(new ShopDriver(sandbox, ShopDriver.CENTRO).orders()).hasSize(30);
      Answer page = shop.good("{ productsCount { count } products(first: 3) { nodes { id } } }");
      assertThat(page.number("data", "productsCount", "count")).isEqualTo(500);
      shop.http.post("/_sandbox/shopify/catalogue", Json.obj("account", "none")).expect(404);
      shop.http.post("/_sandbox/shopify/catalogue", Json.obj("listings", -1)).expect(400);
    }
  }

  @Test
  void state_whenRestarted_isAsItWas(@TempDir Path folder) {
    SandboxOptions options = SMALL.state(folder.resolve("state.json.gz"));
    List<Map<String, Object>> listings;
    List<Map<String, Object>> orders;
    String token;
    String bulkUrl;
    try (Sandbox sandbox = Sandbox.start(options)) {
      ShopDriver shop = new ShopDriver(sandbox, ShopDriver.CENTRO);
      token = shop.install().string("access_token");
      shop.settings("bulk_delay", 1);
      shop.good(
          "mutation { bulkOperationRunQuery(query: \"{ products { edges { node { id } } } }\") {"
              + " bulkOperation { id } userErrors { message } } }");
      Hooks.until(() -> bulk(shop) != null);
      bulkUrl = bulk(shop).toString();
      shop.buy(shop.sellable(5).get("id").toString(), 2).expect(201);
      sandbox.advance(Duration.ofMinutes(20));
      listings = shop.listings();
      orders = shop.orders();
    }
    try (Sandbox sandbox = Sandbox.start(options)) {
      ShopDriver shop = new ShopDriver(sandbox, ShopDriver.CENTRO);
      shop.token(token);
      assertThat(shop.listings()).isEqualTo(listings);
      assertThat(shop.orders()).isEqualTo(orders);
      shop.good("{ products(first: 2, query: \"title:Cafetera\") { nodes { id } } }");
      assertThat(
              new Driver(sandbox).get(bulkUrl.replaceFirst("^http://[^/]+", "")).expect(200).text())
          .contains("gid://shopify/Product/");
      sandbox.advance(Duration.ofMinutes(45));
      shop.query("{ shop { id } }").expect(401);
    }
  }

  private static Object bulk(ShopDriver shop) {
    return shop.good("{ bulkOperations(first: 1) { nodes { url } } }")
        .at("data", "bulkOperations", "nodes", 0, "url");
  }

  @Test
  void variants_whenUpdated_takePriceAndSku() {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      ShopDriver shop = new ShopDriver(sandbox, ShopDriver.LOJA);
      String[] ids = shop.listings().get(0).get("id").toString().split(":", 2);
      String product = "gid://shopify/Product/" + ids[0];
      String variant = "gid://shopify/ProductVariant/" + ids[1];
      Answer done =
          update(
              shop,
              product,
              Json.obj("id", variant, "price", "94.90", "inventoryItem", Json.obj("sku", "NEW-1")));
      assertThat(done.string("data", "productVariantsBulkUpdate", "productVariants", 0, "price"))
          .isEqualTo("94.90");
      assertThat(shop.listing(ids[0] + ":" + ids[1])).containsEntry("sku", "NEW-1");
      assertThat(
              shop.good("{ productVariants(first: 5, query: \"sku:'NEW-1'\") { nodes { sku } } }")
                  .maps("data", "productVariants", "nodes"))
          .hasSize(1);
      assertThat(code(update(shop, "gid://shopify/Product/1", Json.obj("id", variant))))
          .isEqualTo("PRODUCT_DOES_NOT_EXIST");
      assertThat(code(update(shop, product, Json.obj("price", "1"))))
          .isEqualTo("PRODUCT_VARIANT_ID_MISSING");
      assertThat(code(update(shop, product, Json.obj("id", "gid://shopify/ProductVariant/1"))))
          .isEqualTo("PRODUCT_VARIANT_DOES_NOT_EXIST");
      assertThat(code(update(shop, product, Json.obj("id", variant, "price", "-1"))))
          .isEqualTo("NEGATIVE_PRICE_VALUE");
      Map<String, Object> stock =
          Json.obj("locationId", "gid://shopify/Location/1", "availableQuantity", 3);
      assertThat(
              code(
                  update(
                      shop,
                      product,
                      Json.obj("id", variant, "inventoryQuantities", List.of(stock)))))
          .isEqualTo("NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE");
    }
  }

  private static Answer update(ShopDriver shop, String product, Map<String, Object> variant) {
    return shop.good(
        "mutation($p: ID!, $v: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId:"
            + " $p, variants: $v) { productVariants { id price } userErrors { code field message } } }",
        "p",
        product,
        "v",
        List.of(variant));
  }

  private static String code(Answer answer) {
    return answer.string("data", "productVariantsBulkUpdate", "userErrors", 0, "code");
  }

  @Test
  void productSet_whenVariantsAreLeftOut_deletesThem() {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      ShopDriver shop = new ShopDriver(sandbox, ShopDriver.LOJA);
      String set =
          "mutation($i: ProductSetInput!, $id: ProductSetIdentifiers) { productSet(input: $i,"
              + " identifier: $id) { product { id variants(first: 5) { nodes { id sku title } } }"
              + " userErrors { code field message } } }";
      Map<String, Object> small =
          Json.obj(
              "optionValues",
              List.of(Json.obj("optionName", "Talla", "name", "S")),
              "sku",
              "SET-S",
              "price",
              "10.00");
      Map<String, Object> large =
          Json.obj(
              "optionValues",
              List.of(Json.obj("optionName", "Talla", "name", "L")),
              "sku",
              "SET-L",
              "price",
              "12.00");
      Map<String, Object> input =
          Json.obj(
              "title", "Camiseta nova",
              "productOptions",
                  List.of(
                      Json.obj(
                          "name",
                          "Talla",
                          "values",
                          List.of(Json.obj("name", "S"), Json.obj("name", "L")))),
              "variants", List.of(small, large));
      Answer made = shop.good(set, "i", input);
      String id = made.string("data", "productSet", "product", "id");
      assertThat(made.maps("data", "productSet", "product", "variants", "nodes")).hasSize(2);
      input.put("variants", List.of(large));
      Answer again = shop.good(set, "i", input, "id", Json.obj("id", id));
      assertThat(again.maps("data", "productSet", "product", "variants", "nodes"))
          .extracting(v -> v.get("sku"))
          .containsExactly("SET-L");
      assertThat(
              shop.good(
                      set,
                      "i",
                      Json.obj("title", "x"),
                      "id",
                      Json.obj("id", "gid://shopify/Product/1"))
                  .string("data", "productSet", "userErrors", 0, "code"))
          .isEqualTo("PRODUCT_DOES_NOT_EXIST");
    }
  }

  @Test
  void listing_whenEditedInThePanel_changes() {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      ShopDriver shop = new ShopDriver(sandbox, ShopDriver.CENTRO);
      String id = shop.sellable(3).get("id").toString();
      shop.control(
              "/listings/" + id,
              Json.obj("quantity", 41, "price", 1_990, "sku", "PANEL-1", "status", "draft"))
          .expect(200);
      assertThat(shop.listing(id))
          .containsEntry("quantity", 41L)
          .containsEntry("sku", "PANEL-1")
          .containsEntry("status", "draft");
      shop.buy(id, 1).expect(409);
      shop.http.delete("/_sandbox/shopify/accounts/" + shop.shop + "/listings/" + id).expect(204);
      assertThat(shop.listings()).noneMatch(l -> l.get("id").equals(id));
      shop.control("/listings/1:1", Json.obj()).expect(404);
    }
  }

  @Test
  void faults_whenScripted_hitTheNamedField() {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      ShopDriver shop = new ShopDriver(sandbox, ShopDriver.NORTE);
      shop.http
          .post(
              "/_sandbox/shopify/faults",
              List.of(
                  Json.obj(
                      "match",
                      Json.obj("operation", "graphql.shop"),
                      "fault",
                      "status:503",
                      "times",
                      1),
                  Json.obj(
                      "match",
                      Json.obj("operation", "graphql"),
                      "fault",
                      "expire-token",
                      "times",
                      1)))
          .expect(200);
      shop.query("{ shop { id } }").expect(503);
      shop.query("{ shop { id } }").expect(401);
    }
  }

  @Test
  void ports_whenAskedFor_serveTheStoresAtTheRoot() {
    try (Sandbox sandbox = Sandbox.start(SMALL.withPorts())) {
      ShopDriver shop = new ShopDriver(sandbox, ShopDriver.NORTE);
      Driver api = new Driver(shop.provider().get("base_url").toString());
      Answer answer =
          api.send(
              api.json(
                      "/" + shop.shop + "/admin/api/2026-10/graphql.json",
                      "POST",
                      Json.obj("query", "{ shop { id } }"))
                  .header(
                      "X-Shopify-Access-Token", shop.credentials().get("access_token").toString()));
      assertThat(answer.expect(200).text()).contains("gid://shopify/Shop/");
      api.get("/shopify-storage/" + shop.shop + "/bulk-1.jsonl").expect(404);
    }
  }
}
