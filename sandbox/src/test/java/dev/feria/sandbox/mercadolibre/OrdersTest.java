package dev.feria.sandbox.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Driver;
import dev.feria.sandbox.Driver.Tokens;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
final class OrdersTest {
  private Driver driver;
  private Tokens tokens;

  @BeforeEach
  void connect(Sandbox sandbox) {
    driver = new Driver(sandbox);
    driver.application("limits", false);
    tokens = driver.connect(0);
  }

  private Answer search(String query) {
    return driver.api(tokens, "/orders/search?seller=" + tokens.userId() + query);
  }

  private List<String> available() {
    return driver.get(driver.control(tokens, "/listings")).maps("data").stream()
        .filter(l -> "active".equals(l.get("status")) && (long) l.get("quantity") > 5)
        .map(l -> l.get("id").toString())
        .toList();
  }

  private long quantity(String listing) {
    return (long) driver.listing(tokens, listing).get("quantity");
  }

  private String now() {
    return driver.get("/_sandbox/clock").string("now");
  }

  private Answer order(Answer bought) {
    return driver.api(tokens, "/orders/" + bought.string("id")).expect(200);
  }

  @Test
  void search_whenPlain_leavesCancelledOut() {
    long plain = search("").number("paging", "total");
    long cancelled = search("&order.status=cancelled").expect(200).number("paging", "total");
    long all = driver.get(driver.control(tokens, "/orders")).maps("data").size();
    assertThat(cancelled).isPositive();
    assertThat(plain + cancelled).isEqualTo(all);
    assertThat(search("&order.status=cancelled").string("results", 0, "cancel_detail", "date"))
        .endsWith("-04:00");
  }

  @Test
  void search_whenPaged_capsAt51AndRefusesDeepOffsets() {
    assertThat(search("&limit=100").maps("results")).hasSize(51);
    assertThat(search("").number("paging", "limit")).isEqualTo(50);
    search("&offset=9951").expect(400);
    driver.api(tokens, "/orders/search").expect(400);
    driver.api(tokens, "/orders/search?seller=1").expect(403);
  }

  @Test
  void search_whenParameterIsMisspelt_ignoresItInSilence() {
    long all = search("").number("paging", "total");
    assertThat(
            search("&order.last_updated.from=2099-01-01T00:00:00.000-00:00")
                .expect(200)
                .number("paging", "total"))
        .isEqualTo(all);
    assertThat(
            search("&order.date_last_updated.from=2099-01-01T00:00:00.000-00:00")
                .number("paging", "total"))
        .isZero();
    search("&order.date_last_updated.from=yesterday").expect(400);
  }

  @Test
  void search_whenFilteredByUpdate_cutsTheDateToTheHour() {
    Answer bought = driver.buy(tokens, available().get(0), 1, "paid").expect(201);
    OffsetDateTime updated = OffsetDateTime.parse(order(bought).string("last_updated"));
    OffsetDateTime later = updated.truncatedTo(ChronoUnit.HOURS).plusMinutes(59).plusSeconds(59);
    String from = Forms.encode(later.withOffsetSameInstant(ZoneOffset.ofHours(-4)).toString());
    assertThat(search("&order.date_last_updated.from=" + from).text())
        .contains(bought.string("id"));
    String next = Forms.encode(updated.plusHours(1).toString());
    assertThat(search("&order.date_last_updated.from=" + next).text())
        .doesNotContain(bought.string("id"));
    assertThat(search("&order.date_created.to=" + next + "&sort=date_desc").text())
        .contains(bought.string("id"));
  }

  @Test
  void search_whenSorted_goesByDate() {
    List<Map<String, Object>> newest = search("&sort=date_desc").maps("results");
    List<Map<String, Object>> oldest = search("&sort=date_asc").maps("results");
    assertThat(newest.get(0).get("date_created").toString())
        .isGreaterThan(oldest.get(0).get("date_created").toString());
    Map<String, Object> first = oldest.get(0);
    String buyer = ((Map<?, ?>) first.get("buyer")).get("id").toString();
    assertThat(search("&buyer=" + buyer).text()).contains(first.get("id").toString());
    assertThat(search("&q=" + first.get("id")).number("paging", "total")).isEqualTo(1);
    assertThat(search("&tags=pack_order").maps("results"))
        .isNotEmpty()
        .allMatch(o -> o.get("pack_id") != null);
    assertThat(search("&tags.not=pack_order").maps("results"))
        .allMatch(o -> o.get("pack_id") == null);
    assertThat(search("&item=MLC1").number("paging", "total")).isZero();
  }

  @Test
  void buy_whenPaid_takesStockAndMakesAShipment() {
    String listing = available().get(0);
    long before = quantity(listing);
    Answer bought = driver.buy(tokens, listing, 2, "paid").expect(201);
    assertThat(quantity(listing)).isEqualTo(before - 2);
    Answer order = order(bought);
    assertThat(order.string("status")).isEqualTo("paid");
    assertThat(order.number("order_items", 0, "quantity")).isEqualTo(2);
    BigDecimal unit = new BigDecimal(order.string("order_items", 0, "unit_price"));
    BigDecimal total = new BigDecimal(order.string("total_amount"));
    assertThat(total).isEqualByComparingTo(unit.multiply(BigDecimal.valueOf(2)));
    assertThat(new BigDecimal(order.string("paid_amount")))
        .isEqualByComparingTo(total.add(new BigDecimal(2_990)));
    assertThat(order.string("payments", 0, "status")).isEqualTo("approved");
    assertThat(order.strings("tags")).contains("paid");
    assertThat(order.string("date_created")).endsWith("-04:00");
    driver.api(tokens, "/shipments/" + order.string("shipping", "id")).expect(200);
    driver.api(driver.connect(1), "/orders/" + bought.string("id")).expect(403);
    driver.api(tokens, "/orders/1").expect(404);
  }

  @Test
  void buy_whenUnpaid_takesStockAndPayingCompletesIt() {
    String listing = available().get(0);
    long before = quantity(listing);
    Answer bought = driver.buy(tokens, listing, 1, "payment_required").expect(201);
    assertThat(quantity(listing)).isEqualTo(before - 1);
    Answer unpaid = order(bought);
    assertThat(unpaid.at("shipping", "id")).isNull();
    assertThat(unpaid.at("payments")).isEqualTo(List.of());
    driver
        .apiWith(tokens, "/orders/" + bought.string("id") + "/shipments", "X-New-Domain", "true")
        .expect(204);
    String path = driver.control(tokens, "/orders/" + bought.string("id"));
    driver.post(path + "/pay", Json.obj()).expect(200);
    driver.post(path + "/pay", Json.obj()).expect(409);
    assertThat(order(bought).string("status")).isEqualTo("paid");
    assertThat(quantity(listing)).isEqualTo(before - 1);
  }

  @Test
  void cancel_whenDone_bringsStockBack() {
    String listing = available().get(0);
    long before = quantity(listing);
    Answer bought = driver.buy(tokens, listing, (int) before, "paid").expect(201);
    assertThat(driver.listing(tokens, listing).get("quantity")).isEqualTo(0L);
    String path = driver.control(tokens, "/orders/" + bought.string("id"));
    driver.post(path + "/cancel", Json.obj()).expect(200);
    driver.post(path + "/cancel", Json.obj()).expect(409);
    assertThat(quantity(listing)).isEqualTo(before);
    assertThat(driver.listing(tokens, listing)).containsEntry("status", "active");
    Answer order = order(bought);
    assertThat(order.string("status")).isEqualTo("cancelled");
    assertThat(order.string("cancel_detail", "code")).isEqualTo("cancel_purchase_by_buyer");
    assertThat(order.string("payments", 0, "status")).isEqualTo("refunded");
  }

  @Test
  void refund_whenPartial_keepsStock() {
    String listing = available().get(0);
    Answer bought = driver.buy(tokens, listing, 1, "paid").expect(201);
    long after = quantity(listing);
    String path = driver.control(tokens, "/orders/" + bought.string("id") + "/refund");
    driver.post(path, Json.obj("amount", 100)).expect(200);
    driver.post(path, Json.obj("amount", 99_999_999)).expect(409);
    driver.post(path, Json.obj()).expect(400);
    assertThat(order(bought).string("status")).isEqualTo("partially_refunded");
    assertThat(quantity(listing)).isEqualTo(after);
  }

  @Test
  void buy_whenSeveralLines_makesAPackWithOneShipment() {
    List<String> listings = available();
    Answer bought =
        driver
            .post(
                driver.control(tokens, "/orders"),
                Json.obj(
                    "lines",
                    List.of(
                        Json.obj("listing", listings.get(0), "quantity", 1),
                        Json.obj("listing", listings.get(1), "quantity", 2))))
            .expect(201);
    assertThat(bought.maps("orders")).hasSize(2);
    Answer pack = driver.api(tokens, "/packs/" + bought.string("pack_id")).expect(200);
    assertThat(pack.maps("orders")).hasSize(2);
    assertThat(pack.string("date_created")).endsWith("-0400");
    assertThat(pack.string("status")).isEqualTo("released");
    Answer first = driver.api(tokens, "/orders/" + bought.string("orders", 0, "id"));
    Answer second = driver.api(tokens, "/orders/" + bought.string("orders", 1, "id"));
    assertThat(first.string("shipping", "id"))
        .isEqualTo(second.string("shipping", "id"))
        .isEqualTo(pack.string("shipment", "id"));
    assertThat(first.strings("tags")).contains("pack_order");
    driver.api(tokens, "/packs/" + bought.string("id")).expect(404);
    driver.api(driver.connect(1), "/packs/" + bought.string("pack_id")).expect(403);
  }

  @Test
  void buy_whenMoreThanAvailable_is409UnlessForced() {
    String listing = available().get(0);
    int before = (int) quantity(listing);
    driver.buy(tokens, listing, before + 1, "paid").expect(409);
    assertThat(quantity(listing)).isEqualTo(before);
    driver
        .post(
            driver.control(tokens, "/orders"),
            Json.obj(
                "lines",
                List.of(
                    Json.obj("listing", listing, "quantity", before + 1, "sku_override", "ALIEN")),
                "force",
                true))
        .expect(201);
    assertThat(quantity(listing)).isZero();
    String last =
        driver.get(driver.control(tokens, "/orders")).maps("data").stream()
            .map(order -> order.get("id").toString())
            .reduce("", (older, newer) -> newer);
    driver.post(driver.control(tokens, "/orders/" + last + "/cancel"), Json.obj()).expect(200);
    assertThat(quantity(listing)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lines\":[]}",
        "{\"lines\":[{\"listing\":\"MLC1400000001\",\"quantity\":0}]}",
        "{\"lines\":[{\"listing\":\"MLC1400000001\"}],\"status\":\"lost\"}",
        "{\"lines\":7}",
        "not json"
      })
  void buy_whenRequestIsWrong_is400(String body) {
    driver
        .send(driver.request(driver.control(tokens, "/orders")).POST(BodyPublishers.ofString(body)))
        .expect(400);
  }

  @Test
  void buy_whenManyCartsAtOnce_makesAll() {
    String listing = available().get(0);
    Object cart = Json.obj("lines", List.of(Json.obj("listing", listing, "quantity", 1)));
    Answer bought =
        driver
            .post(driver.control(tokens, "/orders"), Json.obj("orders", List.of(cart, cart)))
            .expect(201);
    assertThat(bought.maps("data")).hasSize(2);
    driver
        .post(
            driver.control(tokens, "/orders"),
            Json.obj("lines", List.of(Json.obj("listing", "MLC1", "quantity", 1))))
        .expect(404);
    driver.get("/_sandbox/mercadolibre/accounts/1/orders").expect(404);
  }

  @Test
  void buy_whenListingIsUnknownToSearches_sellsItAllTheSame() {
    Answer bought =
        driver
            .post(
                driver.control(tokens, "/orders"),
                Json.obj(
                    "lines", List.of(Json.obj("unknown", true, "sku", "NEW-77", "quantity", 2))))
            .expect(201);
    String item = bought.string("lines", 0, "listing");
    assertThat(order(bought).string("order_items", 0, "item", "seller_sku")).isEqualTo("NEW-77");
    assertThat(driver.get(driver.control(tokens, "/listings")).text()).doesNotContain(item);
    driver.api(tokens, "/items/" + item).expect(200);
    driver.post(driver.control(tokens, "/listings/" + item), Json.obj("hidden", false)).expect(200);
    assertThat(driver.get(driver.control(tokens, "/listings")).text()).contains(item);
  }

  @Test
  void extras_whenAskedFor_areThere() {
    Answer bought = driver.buy(tokens, available().get(0), 1, "paid").expect(201);
    String path = "/orders/" + bought.string("id");
    driver.api(tokens, path + "/discounts").expect(200);
    driver.api(tokens, path + "/feedback").expect(200);
    driver.api(tokens, "POST", path + "/notes", Json.obj("note", "frágil")).expect(201);
    assertThat(driver.api(tokens, path + "/notes").text()).contains("frágil");
    driver.api(tokens, "POST", path + "/notes", Json.obj("note", "")).expect(400);
    driver.api(tokens, path + "/product").expect(200);
    Answer order = driver.api(tokens, path);
    String billing = order.string("buyer", "billing_info", "id");
    driver.api(tokens, "/orders/billing-info/MLC/" + billing).expect(200);
    driver.api(tokens, "/orders/billing-info/MLC/1").expect(404);
    driver.api(tokens, "/collections/" + order.string("payments", 0, "id")).expect(200);
    driver.api(tokens, "/collections/1").expect(404);
    assertThat(now()).isNotEmpty();
  }

  @Test
  void shipment_whenNewFormatIsNotAskedFor_hasTheOldShape() {
    Answer bought = driver.buy(tokens, available().get(0), 1, "paid").expect(201);
    String id = order(bought).string("shipping", "id");
    Answer old = driver.api(tokens, "/shipments/" + id).expect(200);
    Answer modern = driver.apiWith(tokens, "/shipments/" + id, "x-format-new", "true").expect(200);
    assertThat(((Map<?, ?>) old.at()).containsKey("receiver_address")).isTrue();
    assertThat(((Map<?, ?>) old.at()).containsKey("destination")).isFalse();
    assertThat(modern.at("destination", "shipping_address", "zip_code")).isNull();
    assertThat(modern.string("logistic", "mode")).isEqualTo("me2");
    for (String child :
        List.of("items", "costs", "payments", "sla", "lead_time", "history", "carrier")) {
      driver.apiWith(tokens, "/shipments/" + id + "/" + child, "x-format-new", "true").expect(200);
    }
    driver.api(tokens, "/shipments/" + id + "/delays").expect(404);
    driver.api(tokens, "/shipments/1").expect(404);
    driver.api(driver.connect(1), "/shipments/" + id).expect(403);
    Answer list =
        driver.apiWith(
            tokens, "/orders/" + bought.string("id") + "/shipments", "X-New-Domain", "true");
    assertThat(list.string(0, "type")).isEqualTo("forward");
    driver.api(tokens, "/orders/" + bought.string("id") + "/shipments").expect(200);
    driver.api(tokens, "/shipment_statuses").expect(200);
  }

  @Test
  void labels_whenReadyToShip_areAPdfOrZpl() {
    Answer bought = driver.buy(tokens, available().get(0), 1, "paid").expect(201);
    String id = order(bought).string("shipping", "id");
    Answer pdf = driver.api(tokens, "/shipment_labels?response_type=pdf&shipment_ids=" + id);
    assertThat(pdf.expect(200).text()).startsWith("%PDF-1.4").contains("/Count 1", "%%EOF");
    Answer zpl = driver.api(tokens, "/shipment_labels?response_type=zpl2&shipment_ids=" + id);
    assertThat(zpl.expect(200).text()).startsWith("^XA");
    Answer shipment = driver.apiWith(tokens, "/shipments/" + id, "x-format-new", "true");
    assertThat(shipment.string("substatus")).isEqualTo("printed");
    driver
        .post(driver.control(tokens, "/shipments/" + id), Json.obj("status", "shipped"))
        .expect(200);
    driver.api(tokens, "/shipment_labels?shipment_ids=" + id).expect(400);
    driver.api(tokens, "/shipment_labels").expect(400);
    driver.post(driver.control(tokens, "/shipments/1"), Json.obj()).expect(404);
  }

  @Test
  void split_whenNotTwoBoxes_is400() {
    Answer bought = driver.buy(tokens, available().get(0), 2, "paid").expect(201);
    String id = order(bought).string("shipping", "id");
    String path = "/shipments/" + id;
    driver.api(tokens, "POST", path + "/split", Json.obj("packs", List.of())).expect(400);
    driver.api(tokens, "POST", path + "/process/ready_to_ship", Json.obj()).expect(200);
    Object packs = Json.obj("reason", "FRAGILE", "packs", List.of(Json.obj(), Json.obj()));
    driver.api(tokens, "POST", path + "/split", packs).expect(200);
    driver.api(tokens, "POST", path + "/split", packs).expect(400);
  }
}
