package dev.feria.sandbox.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Driver;
import dev.feria.sandbox.Driver.Tokens;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ItemsTest {
  @RegisterExtension
  static final SandboxExtension FERIA =
      new SandboxExtension(SandboxOptions.DEFAULT.catalogue(1_200, 300));

  private Driver driver;
  private Tokens tokens;

  @BeforeEach
  void connect(Sandbox sandbox) {
    driver = new Driver(sandbox);
    driver.application("limits", false);
    tokens = driver.connect(0);
  }

  private Answer search(String query) {
    return driver.api(tokens, "/users/" + tokens.userId() + "/items/search?" + query);
  }

  private List<Map<String, Object>> truth() {
    return driver.get(driver.control(tokens, "/listings")).maps("data");
  }

  /** An active listing with stock that is no variation and no user product. */
  private String plain() {
    return truth().stream()
        .filter(l -> "active".equals(l.get("status")) && (long) l.get("quantity") > 9)
        .filter(l -> !l.get("id").toString().contains(":"))
        .filter(l -> l.get("user_product") == null && Boolean.FALSE.equals(l.get("fulfillment")))
        .map(l -> l.get("id").toString())
        .filter(id -> price(id) != null)
        .findFirst()
        .orElseThrow();
  }

  private Object price(String id) {
    Answer answer = driver.api(tokens, "PUT", "/items/" + id, Json.obj("price", 4_990));
    return answer.status() == 200 ? answer.at("price") : null;
  }

  private Answer put(String id, Object... fields) {
    return driver.api(tokens, "PUT", "/items/" + id, Json.obj(fields));
  }

  private Answer item(String id) {
    return driver.api(tokens, "/items/" + id + "?include_attributes=all").expect(200);
  }

  private Answer withVariations() {
    String id =
        truth().stream()
            .filter(l -> "active".equals(l.get("status")))
            .map(l -> l.get("id").toString())
            .filter(listing -> listing.contains(":"))
            .map(listing -> listing.substring(0, listing.indexOf(':')))
            .findFirst()
            .orElseThrow();
    return item(id);
  }

  @Test
  void search_whenOffsetAndLimitPass1000_is400() {
    Answer page = search("offset=900&limit=100").expect(200);
    assertThat(page.strings("results")).hasSize(100);
    assertThat(page.number("paging", "total")).isEqualTo(1_200);
    search("offset=950&limit=100").expect(400);
    search("limit=101").expect(400);
  }

  @Test
  void scan_whenWalkedToTheEnd_seesEveryItemOnceAndEndsInNull() {
    List<String> seen = new ArrayList<>();
    Answer page = search("search_type=scan&limit=100").expect(200);
    String scroll = page.string("scroll_id");
    while (page.at("results") != null) {
      seen.addAll(page.strings("results"));
      page = search("search_type=scan&limit=100&scroll_id=" + scroll).expect(200);
      assertThat(page.string("scroll_id")).isEqualTo(scroll);
    }
    assertThat(seen).hasSize(1_200);
    assertThat(new HashSet<>(seen)).hasSize(1_200);
  }

  @Test
  void scan_whenIdleForFiveMinutesOrWithOffset_is400() {
    String scroll = search("search_type=scan").string("scroll_id");
    search("search_type=scan&offset=10").expect(400);
    driver.advance("PT5M1S");
    search("search_type=scan&scroll_id=" + scroll).expect(400);
  }

  @Test
  void search_whenFiltered_matches() {
    assertThat(search("status=paused&sub_status=out_of_stock").strings("results"))
        .isNotEmpty()
        .allSatisfy(id -> assertThat(item(id).number("available_quantity")).isZero());
    Map<String, Object> known =
        truth().stream().filter(l -> l.get("sku") != null).findFirst().orElseThrow();
    String id = known.get("id").toString().split(":", -1)[0];
    assertThat(search("seller_sku=" + known.get("sku")).strings("results")).contains(id);
    assertThat(search("sku=" + known.get("sku")).strings("results")).doesNotContain(id);
    assertThat(search("seller_sku=none").strings("results")).isEmpty();
    List<String> newest = search("orders=start_time_desc&limit=2").strings("results");
    assertThat(item(newest.get(0)).string("date_created"))
        .isGreaterThanOrEqualTo(item(newest.get(1)).string("date_created"));
    driver.api(tokens, "/users/1/items/search").expect(403);
  }

  @Test
  void multiget_whenOneIsUnknown_answersEachWithItsOwnCode() {
    String id = plain();
    Answer answer =
        driver.api(tokens, "/items?ids=" + id + ",MLC1&attributes=id,price").expect(200);
    assertThat(answer.number(0, "code")).isEqualTo(200);
    assertThat(((Map<?, ?>) answer.at(0, "body")).keySet()).hasSize(2);
    assertThat(answer.number(1, "code")).isEqualTo(404);
    assertThat(answer.string(1, "body", "error")).isEqualTo("not_found");
  }

  @Test
  void multiget_whenMoreThan20_is400() {
    String ids =
        truth().stream()
            .map(l -> l.get("id").toString().split(":", -1)[0])
            .distinct()
            .limit(21)
            .collect(Collectors.joining(","));
    driver.api(tokens, "/items?ids=" + ids).expect(400);
    driver.api(tokens, "/items").expect(400);
  }

  @Test
  void item_whenAttributesAreNotAskedFor_hidesSkuOfVariations() {
    Answer all = withVariations();
    assertThat(((Map<?, ?>) all.at("variations", 0)).containsKey("attributes")).isTrue();
    Answer bare = driver.api(tokens, "/items/" + all.string("id"));
    assertThat(((Map<?, ?>) bare.at("variations", 0)).containsKey("attributes")).isFalse();
  }

  @Test
  void item_whenReadByAnother_showsBucketsAndNoSku() {
    String id = plain();
    put(id, "available_quantity", 137).expect(200);
    Tokens other = driver.connect(1);
    Answer seen = driver.api(other, "/items/" + id + "?include_attributes=all").expect(200);
    assertThat(seen.number("available_quantity")).isEqualTo(100);
    assertThat(seen.text()).doesNotContain("SELLER_SKU");
    driver.api(other, "PUT", "/items/" + id, Json.obj("price", 5_000)).expect(403);
  }

  @Test
  void update_whenQuantityIsZero_pausesAndComesBackByItself() {
    String id = plain();
    Answer empty = put(id, "available_quantity", 0).expect(200);
    assertThat(empty.string("status")).isEqualTo("paused");
    assertThat(empty.strings("sub_status")).contains("out_of_stock");
    Answer full = put(id, "available_quantity", 5).expect(200);
    assertThat(full.string("status")).isEqualTo("active");
    assertThat(full.strings("sub_status")).isEmpty();
  }

  @Test
  void update_whenPausedBySeller_staysPausedUntilActivated() {
    String id = plain();
    assertThat(put(id, "status", "paused").expect(200).strings("sub_status"))
        .contains("paused_by_seller");
    put(id, "available_quantity", 0).expect(200);
    Answer stocked = put(id, "available_quantity", 5).expect(200);
    assertThat(stocked.string("status")).isEqualTo("paused");
    assertThat(stocked.strings("sub_status")).containsExactly("paused_by_seller");
    assertThat(put(id, "status", "active").expect(200).string("status")).isEqualTo("active");
  }

  @Test
  void update_whenActivatedWithoutStock_is400() {
    String id = plain();
    put(id, "available_quantity", 0).expect(200);
    put(id, "status", "active").expect(400);
    put(id, "status", "ACTIVE").expect(400);
    assertThat(put(id, "status", "active", "available_quantity", 3).expect(200).string("status"))
        .isEqualTo("active");
  }

  @Test
  void update_whenClosed_isFinalAndCanBeDeletedOrRelisted() {
    String id = plain();
    put(id, "deleted", "true").expect(400);
    put(id, "status", "closed").expect(200);
    put(id, "status", "active").expect(400);
    Answer again =
        driver
            .api(
                tokens, "POST", "/items/" + id + "/relist", Json.obj("price", 4_990, "quantity", 2))
            .expect(201);
    assertThat(again.string("id")).isNotEqualTo(id);
    assertThat(again.string("parent_item_id")).isEqualTo(id);
    put(id, "deleted", "true").expect(200);
    assertThat(search("seller_sku=" + item(id).string("id")).strings("results")).isEmpty();
    assertThat(truth()).noneMatch(l -> l.get("id").equals(id));
  }

  @Test
  void update_whenPriceIsWrong_hasTheDocumentedCause() {
    String id = plain();
    Answer negative = put(id, "price", -1).expect(400);
    assertThat(negative.string("cause", 0, "code")).isEqualTo("item.price.invalid");
    assertThat(negative.number("cause", 0, "cause_id")).isEqualTo(109);
    assertThat(put(id, "price", "10.5").expect(400).number("cause", 0, "cause_id")).isEqualTo(129);
  }

  @Test
  void update_whenPriceIsAutomated_refusesAloneAndIgnoresAmongOthers() {
    String id =
        truth().stream()
            .filter(l -> "active".equals(l.get("status")) && !l.get("id").toString().contains(":"))
            .map(l -> l.get("id").toString())
            .filter(candidate -> put(candidate, "price", 7_000).status() == 400)
            .findFirst()
            .orElseThrow();
    String before = item(id).string("price");
    Answer mixed = put(id, "price", 7_000, "seller_custom_field", "X").expect(200);
    assertThat(mixed.string("price")).isEqualTo(before);
    assertThat(mixed.maps("warnings")).hasSize(1);
    assertThat(mixed.string("seller_custom_field")).isEqualTo("X");
  }

  @Test
  void update_whenVariationsAreLeftOut_deletesThem() {
    Answer item = withVariations();
    String id = item.string("id");
    int count = item.maps("variations").size();
    long first = item.number("variations", 0, "id");
    put(id, "available_quantity", 3).expect(400);
    Answer kept =
        put(id, "variations", List.of(Json.obj("id", first, "available_quantity", 5))).expect(200);
    assertThat(count).isGreaterThan(1);
    assertThat(kept.maps("variations")).hasSize(1);
    assertThat(kept.number("variations", 0, "available_quantity")).isEqualTo(5);
    assertThat(truth().stream().filter(l -> l.get("id").toString().startsWith(id + ":")))
        .hasSize(1);
  }

  @Test
  void update_whenVariationHasNoId_createsIt() {
    Answer item = withVariations();
    List<Object> set = new ArrayList<>();
    item.maps("variations").forEach(v -> set.add(Json.obj("id", v.get("id"))));
    set.add(
        Json.obj(
            "attribute_combinations",
            List.of(Json.obj("id", "COLOR", "name", "Color", "value_name", "Oro")),
            "available_quantity",
            4,
            "attributes",
            List.of(Json.obj("id", "SELLER_SKU", "value_name", "NEW-1"))));
    Answer more = put(item.string("id"), "variations", set).expect(200);
    assertThat(more.maps("variations")).hasSize(set.size());
    put(item.string("id"), "variations", List.of(Json.obj("id", 1))).expect(400);
    put(item.string("id"), "variations", List.of()).expect(400);
    List<Object> prices = new ArrayList<>();
    item.maps("variations")
        .forEach(v -> prices.add(Json.obj("id", v.get("id"), "price", 1_000 + prices.size())));
    put(item.string("id"), "variations", prices).expect(400);
  }

  @Test
  void update_whenItemIsFull_refusesQuantity() {
    String id =
        truth().stream()
            .filter(
                l -> Boolean.TRUE.equals(l.get("fulfillment")) && "active".equals(l.get("status")))
            .map(l -> l.get("id").toString())
            .findFirst()
            .orElseThrow();
    put(id, "available_quantity", 3).expect(400);
    Answer item = item(id);
    Answer stock =
        driver
            .api(tokens, "/inventories/" + item.string("inventory_id") + "/stock/fulfillment")
            .expect(200);
    assertThat(stock.number("available_quantity")).isEqualTo(item.number("available_quantity"));
    driver.api(tokens, "/inventories/X/stock/fulfillment").expect(404);
  }

  @Test
  void update_whenConflictIsScripted_is409() {
    driver.fault("items.update", "status:409", 1);
    String id = truth().get(0).get("id").toString();
    assertThat(put(id, "price", 5_000).expect(409).string("message"))
        .isEqualTo("optimistic locking");
  }

  @Test
  void create_whenDraftIsGood_publishes() {
    Map<String, Object> draft =
        Json.obj(
            "title",
            "Café de prueba",
            "category_id",
            "MLC178700",
            "price",
            5_990,
            "currency_id",
            "CLP",
            "available_quantity",
            7,
            "buying_mode",
            "buy_it_now",
            "listing_type_id",
            "gold_special",
            "condition",
            "new",
            "pictures",
            List.of(Json.obj("source", "https://example.com/a.jpg")),
            "attributes",
            List.of(
                Json.obj("id", "BRAND", "value_name", "Andina"),
                Json.obj("id", "SELLER_SKU", "value_name", "T-1")));
    driver.api(tokens, "POST", "/items/validate", draft).expect(204);
    Answer created = driver.api(tokens, "POST", "/items", draft).expect(201);
    String id = created.string("id");
    assertThat(search("seller_sku=T-1").strings("results")).containsExactly(id);
    driver.api(tokens, "/items/" + id + "/description").expect(404);
    Object text = Json.obj("plain_text", "Tostado medio");
    driver.api(tokens, "POST", "/items/" + id + "/description", text).expect(201);
    driver.api(tokens, "PUT", "/items/" + id + "/description", text).expect(400);
    driver.api(tokens, "PUT", "/items/" + id + "/description?api_version=2", text).expect(200);
    assertThat(driver.api(tokens, "/items/" + id + "/description").string("plain_text"))
        .isEqualTo("Tostado medio");
    driver.api(tokens, "POST", "/items/" + id + "/pictures", Json.obj("id", "1-MLC")).expect(200);
  }

  @Test
  void create_whenDraftIsBad_listsCauses() {
    Answer refused =
        driver
            .api(tokens, "POST", "/items", Json.obj("title", "X", "category_id", "MLC1"))
            .expect(400);
    assertThat(refused.maps("cause"))
        .extracting(c -> c.get("code"))
        .contains(
            "item.category_id.invalid", "item.price.invalid", "item.attributes.missing_required");
  }

  @Test
  void prices_whenAskedFor_tellSaleFeesAndSuggestions() {
    String id = plain();
    Answer sale = driver.api(tokens, "/items/" + id + "/sale_price?context=channel_marketplace");
    assertThat(sale.number("amount")).isEqualTo(4_990);
    driver.api(tokens, "/items/" + id + "/prices").expect(200);
    String fees = "/sites/MLC/listing_prices?price=10000&category_id=MLC178700";
    Answer without = driver.api(tokens, fees).expect(200);
    Answer with =
        driver.api(
            tokens,
            fees + "&logistic_type=drop_off&shipping_mode=me2&listing_type_id=gold_special");
    assertThat(without.maps()).hasSize(2);
    assertThat(with.number(0, "sale_fee_details", "fixed_fee")).isEqualTo(700);
    driver.api(tokens, "/sites/MLC/listing_prices").expect(400);
    Answer list = driver.api(tokens, "/suggestions/user/" + tokens.userId() + "/items");
    String suggested = list.strings("items").get(0);
    Answer details = driver.api(tokens, "/suggestions/items/" + suggested + "/details").expect(200);
    assertThat(details.string("last_updated")).matches("\\d\\d-\\d\\d-\\d{4} \\d\\d:\\d\\d:\\d\\d");
  }

  @Test
  void pictures_whenUploaded_giveAnId() {
    Answer picture =
        driver.send(
            driver
                .request("/mercadolibre/pictures/items/upload")
                .header("Authorization", "Bearer " + tokens.access())
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x--")));
    assertThat(picture.expect(201).string("id")).isNotEmpty();
    driver.api(tokens, "POST", "/pictures/items/upload", Json.obj()).expect(400);
  }

  @Test
  void categories_whenAskedFor_areThere() {
    assertThat(
            driver
                .api(tokens, "/sites/MLC/domain_discovery/search?q=cafe%20en%20grano")
                .expect(200)
                .string(0, "category_id"))
        .isEqualTo("MLC178700");
    driver.api(tokens, "/sites/MLC/domain_discovery/search?q=x&limit=9").expect(400);
    driver.api(tokens, "/sites/MLC/domain_discovery/search").expect(400);
    assertThat(driver.api(tokens, "/categories/MLC178700").number("settings", "max_title_length"))
        .isEqualTo(60);
    assertThat(driver.api(tokens, "/categories/MLC178700/attributes").maps())
        .extracting(a -> a.get("id"))
        .contains("BRAND", "FLAVOR");
    driver.api(tokens, "/categories/MLC178700/sale_terms").expect(200);
    driver.api(tokens, "/categories/MLC1").expect(404);
    assertThat(driver.api(tokens, "/sites").maps()).hasSize(18);
    assertThat(driver.api(tokens, "/sites/MLB").string("country_id")).isEqualTo("BR");
    driver.api(tokens, "/sites/MLC/categories").expect(200);
    driver.api(tokens, "/sites/XXX").expect(404);
    driver.api(tokens, "/sites/MLC/search?q=cafe").expect(403);
  }
}
