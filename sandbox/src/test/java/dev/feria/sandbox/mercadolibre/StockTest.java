package dev.feria.sandbox.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Driver;
import dev.feria.sandbox.Driver.Tokens;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
final class StockTest {
  private static final int BRAZIL = 1;
  private static final int ARGENTINA = 2;

  private Driver driver;

  @BeforeEach
  void open(Sandbox sandbox) {
    driver = new Driver(sandbox);
    driver.application("limits", false);
  }

  /** An active listing whose stock lies in places. */
  private Map<String, Object> placed(Tokens tokens) {
    return driver.get(driver.control(tokens, "/listings")).maps("data").stream()
        .filter(l -> "active".equals(l.get("status")) && l.get("user_product") != null)
        .filter(l -> (long) l.get("quantity") > 4)
        .findFirst()
        .orElseThrow();
  }

  private Answer write(Tokens tokens, String product, String version, Object body) {
    var request =
        driver
            .json(
                "/mercadolibre/user-products/" + product + "/stock/type/seller_warehouse",
                "PUT",
                body)
            .header("Authorization", "Bearer " + tokens.access());
    return driver.send(version == null ? request : request.header("x-version", version));
  }

  private static Object locations(Object... locations) {
    return Json.obj("locations", List.of(locations));
  }

  private static Object at(String store, int quantity) {
    return Json.obj("store_id", store, "network_node_id", "ARP123451", "quantity", quantity);
  }

  @Test
  void itemUpdate_whenSellerManagesWarehouses_is200AndChangesNothing() {
    Tokens tokens = driver.connect(ARGENTINA);
    Map<String, Object> listing = placed(tokens);
    driver
        .api(tokens, "PUT", "/items/" + listing.get("id"), Json.obj("available_quantity", 1))
        .expect(200);
    assertThat(driver.listing(tokens, listing.get("id").toString()).get("quantity"))
        .isEqualTo(listing.get("quantity"));
  }

  @Test
  void stockUpdate_whenVersionIsMissingOrStale_isRefused() {
    Tokens tokens = driver.connect(ARGENTINA);
    String product = placed(tokens).get("user_product").toString();
    Answer stock = driver.api(tokens, "/user-products/" + product + "/stock").expect(200);
    String version = stock.header("x-version");
    assertThat(
            write(tokens, product, null, locations(at("9876543", 12)))
                .expect(400)
                .string("message"))
        .isEqualTo("Missing X-Version header");
    Answer written = write(tokens, product, version, locations(at("9876543", 12))).expect(200);
    assertThat(written.maps("locations").get(0)).containsEntry("quantity", 12L);
    assertThat(
            write(tokens, product, version, locations(at("9876543", 13)))
                .expect(409)
                .string("message"))
        .isEqualTo("Version mismatch");
    write(tokens, product, written.header("x-version"), locations(at("9876543", 13))).expect(200);
  }

  @Test
  void stockUpdate_whenStoreIsWrong_saysWhich() {
    Tokens tokens = driver.connect(ARGENTINA);
    String product = placed(tokens).get("user_product").toString();
    String version = driver.api(tokens, "/user-products/" + product + "/stock").header("x-version");
    assertThat(write(tokens, product, version, locations(at("1", 1))).string("message"))
        .isEqualTo("store not found");
    assertThat(write(tokens, product, version, locations(at("", 1))).string("message"))
        .isEqualTo("store cannot be null or empty");
    write(tokens, product, version, locations(at("9876543", -1))).expect(400);
    write(tokens, product, version, locations()).expect(400);
  }

  @Test
  void stock_whenSetToZeroEverywhere_pausesTheItem() {
    Tokens tokens = driver.connect(ARGENTINA);
    Map<String, Object> listing = placed(tokens);
    String product = listing.get("user_product").toString();
    Answer stock = driver.api(tokens, "/user-products/" + product + "/stock");
    boolean facility =
        stock.maps("locations").stream().anyMatch(l -> "meli_facility".equals(l.get("type")));
    Answer written =
        write(
                tokens,
                product,
                stock.header("x-version"),
                locations(at("9876543", 0), at("9876544", 0)))
            .expect(200);
    String id = listing.get("id").toString();
    assertThat(driver.listing(tokens, id).get("status")).isEqualTo(facility ? "active" : "paused");
    write(tokens, product, written.header("x-version"), locations(at("9876543", 3))).expect(200);
    assertThat(driver.listing(tokens, id).get("status")).isEqualTo("active");
  }

  @Test
  void stores_whenAskedFor_listWarehouses() {
    Tokens tokens = driver.connect(ARGENTINA);
    Answer stores =
        driver.api(tokens, "/users/" + tokens.userId() + "/stores/search?tags=stock_location");
    assertThat(stores.maps("results")).extracting(s -> s.get("id")).contains("9876543", "9876544");
    assertThat(stores.string("results", 0, "network_node_id")).isEqualTo("ARP123451");
  }

  @Test
  void create_whenSellerHasWarehouses_needsStockLocations() {
    Tokens tokens = driver.connect(ARGENTINA);
    Map<String, Object> draft =
        Json.obj(
            "family_name",
            "Taladro",
            "category_id",
            "MLA500102",
            "price",
            "99.90",
            "currency_id",
            "ARS",
            "attributes",
            List.of(Json.obj("id", "BRAND", "value_name", "Cumbre")));
    driver.api(tokens, "POST", "/items/multiwarehouse", draft).expect(400);
    draft.put("stock_locations", List.of(at("9876543", 9)));
    Answer item = driver.api(tokens, "POST", "/items/multiwarehouse", draft).expect(201);
    assertThat(item.number("available_quantity")).isEqualTo(9);
    assertThat(item.string("user_product_id")).startsWith("MLAU");
    draft.put("available_quantity", 1);
    driver.api(tokens, "POST", "/items", draft).expect(400);
  }

  @Test
  void create_whenSellerSellsUserProducts_refusesTitleAndVariations() {
    Tokens tokens = driver.connect(BRAZIL);
    Map<String, Object> draft =
        Json.obj(
            "family_name",
            "Polera Azul",
            "category_id",
            "MLB109027",
            "price",
            "49.90",
            "currency_id",
            "BRL",
            "available_quantity",
            3,
            "attributes",
            List.of(Json.obj("id", "BRAND", "value_name", "Cumbre")));
    Answer item = driver.api(tokens, "POST", "/items", draft).expect(201);
    assertThat(item.string("family_name")).isEqualTo("Polera Azul");
    assertThat(item.string("family_id")).hasSizeGreaterThan(19);
    draft.put("title", "Polera");
    driver.api(tokens, "POST", "/items", draft).expect(400);
  }

  @Test
  void userProduct_whenSingleOrigin_followsTheItemAndItsAddress() {
    Tokens tokens = driver.connect(BRAZIL);
    Map<String, Object> listing = placed(tokens);
    String product = listing.get("user_product").toString();
    driver
        .api(tokens, "PUT", "/items/" + listing.get("id"), Json.obj("available_quantity", 8))
        .expect(200);
    Answer stock = driver.api(tokens, "/user-products/" + product + "/stock").expect(200);
    assertThat(stock.number("locations", 0, "quantity")).isEqualTo(8);
    assertThat(stock.string("locations", 0, "type")).isEqualTo("selling_address");
    driver
        .send(
            driver
                .json(
                    "/mercadolibre/user-products/" + product + "/stock/type/selling_address",
                    "PUT",
                    Json.obj("quantity", 6))
                .header("Authorization", "Bearer " + tokens.access())
                .header("x-version", stock.header("x-version")))
        .expect(204);
    assertThat(driver.listing(tokens, listing.get("id").toString()).get("quantity")).isEqualTo(6L);
    Answer view = driver.api(tokens, "/user-products/" + product).expect(200);
    Answer family =
        driver.api(tokens, "/sites/MLB/user-products-families/" + view.string("family_id"));
    assertThat(family.expect(200).strings("user_products_ids")).contains(product);
    driver.api(tokens, "/sites/MLB/user-products-families/1").expect(404);
    driver
        .api(
            tokens,
            "POST",
            "/user-products-families/" + view.string("family_id") + "/tasks",
            Json.obj())
        .expect(202);
    driver.api(tokens, "/user-products/MLBU1").expect(404);
    driver.api(driver.connect(0), "/user-products/" + product).expect(403);
  }

  @Test
  void userProduct_whenSoldByTwoItems_sharesItsStock() {
    Tokens tokens = driver.connect(BRAZIL);
    Map<Object, List<Map<String, Object>>> items =
        driver.get(driver.control(tokens, "/listings")).maps("data").stream()
            .filter(l -> "active".equals(l.get("status")) && (long) l.get("quantity") > 2)
            .collect(Collectors.groupingBy(l -> l.get("user_product")));
    List<Map<String, Object>> pair =
        items.values().stream().filter(same -> same.size() > 1).findFirst().orElseThrow();
    long before = (long) pair.get(0).get("quantity");
    driver.buy(tokens, pair.get(0).get("id").toString(), 1, "paid").expect(201);
    for (Map<String, Object> item : pair) {
      assertThat(driver.listing(tokens, item.get("id").toString()).get("quantity"))
          .isEqualTo(before - 1);
    }
  }

  @Test
  void order_whenDrawnOnAWarehouse_namesIt() {
    Tokens tokens = driver.connect(ARGENTINA);
    String listing = placed(tokens).get("id").toString();
    Answer bought = driver.buy(tokens, listing, 1, "paid").expect(201);
    Answer order = driver.api(tokens, "/orders/" + bought.string("id")).expect(200);
    assertThat(order.string("order_items", 0, "stock", "store_id")).isEqualTo("9876543");
  }
}
