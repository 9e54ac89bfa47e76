package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.TwinShop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a customer's purchase at a twin to the stock of the product, over real HTTP throughout. */
final class SaleToStockTest {
  private static final Logger LOG = LoggerFactory.getLogger(SaleToStockTest.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private TwinShop shop;

  @BeforeEach
  void open() {
    shop = new TwinShop(30, 40);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  private void connected() {
    shop.connect();
    Stall.await(PATIENCE, () -> shop.synced("orders") && shop.synced("listings"));
  }

  private Map<?, ?> sellable() {
    return shop.listings().stream()
        .filter(listing -> listing.get("sku") != null)
        .filter(listing -> "active".equals(listing.get("status")))
        .filter(listing -> quantity(listing) > 5)
        .filter(listing -> shop.onHand((String) listing.get("sku")) != null)
        .findFirst()
        .orElseThrow();
  }

  private static int quantity(Map<?, ?> listing) {
    return ((Number) listing.get("quantity")).intValue();
  }

  @Test
  void purchase_afterTheFirstSyncs_lowersTheStockOnceAndCancellingRaisesIt() {
    connected();
    Map<?, ?> listing = sellable();
    String sku = (String) listing.get("sku");
    int before = shop.onHand(sku);

    long bought = System.nanoTime();
    Answer order = shop.buy(Map.of("listing", listing.get("id"), "quantity", 2));
    Stall.await(PATIENCE, () -> shop.onHand(sku) == before - 2);
    LOG.info("purchase_to_stock_ms={}", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - bought));

    shop.control.post(shop.account() + "/orders/" + order.at("id") + "/cancel", null);
    Stall.await(PATIENCE, () -> shop.onHand(sku) == before);
    assertThat(shop.api.get("/api/v1/dead-letters").at("data")).isEqualTo(List.of());
  }

  @Test
  void syncOrders_whenAskedFor_answersStatistics() {
    shop.connect();
    Answer answer = shop.api.post(TwinShop.PATH + "/sync-orders?wait=PT90S", null);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("done");
    assertThat(answer.at("errors")).hasToString("0");
    assertThat(((Number) answer.at("processed")).intValue()).isGreaterThanOrEqualTo(40);
  }

  @Test
  void localSale_ofTheLastOnes_pausesTheItemAndReceivingActivatesIt() {
    connected();
    Map<?, ?> item = whole();
    String sku = (String) item.get("sku");

    Answer sale =
        shop.api.post(
            "/api/v1/sales",
            """
            {"lines": [{"sku": "%s", "quantity": %d,
              "unit_price": {"amount": "990", "currency": "CLP"}}]}
            """
                .formatted(sku, shop.onHand(sku)));
    assertThat(sale.status()).isEqualTo(201);
    Stall.await(PATIENCE, () -> shows(item, "paused", 0));

    shop.move(sku, "receive", 3);
    Stall.await(PATIENCE, () -> shows(item, "active", 3));
    assertThat(shop.onHand(sku)).isEqualTo(3);
  }

  /** An item without variations that is alone with its SKU. */
  private Map<?, ?> whole() {
    return shop.listings().stream()
        .filter(l -> !String.valueOf(l.get("id")).contains(":") && l.get("user_product") == null)
        .filter(l -> l.get("sku") != null && "active".equals(l.get("status")))
        .filter(l -> Boolean.FALSE.equals(l.get("fulfillment")) && quantity(l) > 0)
        .filter(
            l ->
                shop.listings().stream().filter(o -> l.get("sku").equals(o.get("sku"))).count()
                    == 1)
        .filter(l -> Integer.valueOf(quantity(l)).equals(shop.onHand((String) l.get("sku"))))
        .findFirst()
        .orElseThrow();
  }

  private boolean shows(Map<?, ?> item, String status, int quantity) {
    Map<?, ?> now = shop.listing(item.get("id"));
    return status.equals(now.get("status")) && quantity(now) == quantity;
  }

  @Test
  void purchase_ofAListingNobodyHasSeen_movesStockOnceItIsShownAndLinked() {
    connected();
    shop.application(Map.of("topics", List.of("orders_v2")));
    for (String sku : List.of("COUNTER-1", "COUNTER-2")) {
      String body = "{\"sku\": \"%s\", \"title\": \"Counted by hand\"}".formatted(sku);
      assertThat(shop.api.post("/api/v1/products", body).status()).isEqualTo(201);
      shop.move(sku, "receive", 20);
    }
    String bySku = bought(shop.buy(unknown("COUNTER-1", 2)));
    String byPerson = bought(shop.buy(unknown("", 3)));
    Stall.await(PATIENCE, () -> unmatched() == 2);
    assertThat(shop.onHand("COUNTER-1")).isEqualTo(20);

    for (String id : List.of(bySku, byPerson)) {
      String edit = shop.account() + "/listings/" + id;
      assertThat(shop.control.post(edit, "{\"hidden\": false}").status()).isEqualTo(200);
    }
    Answer seen = shop.api.post(TwinShop.PATH + "/sync-listings?wait=PT90S", null);
    assertThat(seen.text("status")).isEqualTo("done");
    assertThat(shop.onHand("COUNTER-1")).isEqualTo(18);
    assertThat(unmatched()).isOne();

    Map<?, ?> listing =
        (Map<?, ?>) ((List<?>) shop.api.get("/api/v1/listings?q=" + byPerson).at("data")).get(0);
    Answer linked =
        shop.api.post(
            "/api/v1/listings/" + listing.get("listing_id") + "/link", "{\"sku\": \"COUNTER-2\"}");
    assertThat(linked.status()).isEqualTo(200);
    assertThat(shop.onHand("COUNTER-2")).isEqualTo(17);
    Stall.await(
        PATIENCE,
        () -> quantity(shop.listing(bySku)) == 18 && quantity(shop.listing(byPerson)) == 17);
  }

  private static Map<String, ?> unknown(String sku, int quantity) {
    return sku.isEmpty()
        ? Map.of("unknown", true, "quantity", quantity, "unit_price", 990)
        : Map.of("unknown", true, "sku", sku, "quantity", quantity, "unit_price", 990);
  }

  private static String bought(Answer order) {
    return String.valueOf(((Map<?, ?>) ((List<?>) order.at("lines")).get(0)).get("listing"));
  }

  /** Counts what waits among the newest orders; older ones were sold of items that are gone. */
  private long unmatched() {
    return ((List<?>) shop.api.get("/api/v1/orders?limit=2").at("data"))
        .stream()
            .filter(order -> Boolean.TRUE.equals(((Map<?, ?>) order).get("unmatched")))
            .count();
  }
}
