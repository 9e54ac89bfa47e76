package dev.feria.woocommerce.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PriceOutcome;
import dev.feria.core.commerce.PricePublisher;
import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnavailableException;
import dev.feria.woocommerce.Wire;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect.CloseSocket;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockPublishingTest {
  @StartStop final MockWebServer server = new MockWebServer();
  private Wire wire;

  @BeforeEach
  void wire() {
    wire = new Wire(server);
  }

  private List<StockOutcome> publish(StockChange... changes) {
    return ((StockPublisher) wire.account()).publishStock(List.of(changes));
  }

  private static StockChange change(String listing, int quantity) {
    return new StockChange(listing, listing.replaceFirst(":.*", ""), quantity);
  }

  private static String item(int id, int quantity) {
    return "{\"id\":%d,\"manage_stock\":true,\"stock_quantity\":%d}".formatted(id, quantity);
  }

  private static String batch(String... items) {
    return "{\"update\":[" + String.join(",", items) + "]}";
  }

  private static String code(StockOutcome outcome) {
    return outcome instanceof StockOutcome.Refused refused
        ? refused.reason().failure().code()
        : "published";
  }

  @Test
  void publish_ofProducts_sendsOneBatchWithManagedStock() {
    wire.answer(batch(item(1, 5), item(2, 0)));
    assertThat(publish(change("1", 5), change("2", 0)))
        .allMatch(outcome -> outcome instanceof StockOutcome.Published);
    var request = wire.taken();
    assertThat(Wire.line(request)).isEqualTo("POST /products/batch");
    assertThat(Wire.body(request))
        .isEqualTo(
            "{\"update\":[{\"id\":1,\"manage_stock\":true,\"stock_quantity\":5},"
                + "{\"id\":2,\"manage_stock\":true,\"stock_quantity\":0}]}");
    assertThat(wire.nothingMore()).isTrue();
  }

  @Test
  void publish_ofManyProducts_keepsBatchesSmall() {
    for (int from : new int[] {1, 51, 101}) {
      int to = Math.min(from + 49, 120);
      wire.answer(
          batch(IntStream.rangeClosed(from, to).mapToObj(i -> item(i, 3)).toArray(String[]::new)));
    }
    StockChange[] changes =
        IntStream.rangeClosed(1, 120)
            .mapToObj(i -> change(String.valueOf(i), 3))
            .toArray(StockChange[]::new);
    assertThat(publish(changes)).allMatch(outcome -> outcome instanceof StockOutcome.Published);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void publish_whenOneProductIsRefused_publishesTheOthers() {
    wire.answer(
        batch(
            item(1, 5),
            "{\"id\":2,\"error\":{\"code\":\"woocommerce_rest_product_invalid_id\",\"message\":\"ID inválido.\",\"data\":{\"status\":400}}}",
            "{\"id\":3,\"error\":{\"code\":\"woocommerce_rest_cannot_edit\",\"data\":{\"status\":403}}}"));
    List<StockOutcome> outcomes = publish(change("1", 5), change("2", 5), change("3", 5));
    assertThat(outcomes.stream().map(StockPublishingTest::code))
        .containsExactly(
            "published", "woocommerce_rest_product_invalid_id", "woocommerce_rest_cannot_edit");
    assertThat(((StockOutcome.Refused) outcomes.get(1)).reason())
        .isInstanceOf(RejectedException.class);
    assertThat(((StockOutcome.Refused) outcomes.get(2)).reason())
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void publish_whenTheBatchIsCutOff_readsAndSendsTheRest() {
    wire.answer(504, "<html>gateway</html>");
    wire.answer("[" + item(1, 5) + "," + item(2, 9) + "," + item(3, 9) + "]");
    wire.answer(batch(item(2, 5)));
    wire.answer(batch(item(3, 5)));
    assertThat(publish(change("1", 5), change("2", 5), change("3", 5)))
        .allMatch(outcome -> outcome instanceof StockOutcome.Published);
    assertThat(Wire.line(wire.taken())).isEqualTo("POST /products/batch");
    assertThat(Wire.line(wire.taken())).startsWith("GET /products?include=1%2C2%2C3&");
    assertThat(Wire.body(wire.taken())).contains("\"id\":2").doesNotContain("\"id\":1");
    assertThat(Wire.body(wire.taken())).contains("\"id\":3");
    assertThat(wire.nothingMore()).isTrue();
  }

  @Test
  void publish_whenTheConnectionBreaksAfterAll_isDone() {
    server.enqueue(new MockResponse.Builder().onResponseStart(new CloseSocket()).build());
    wire.answer("[" + item(1, 5) + "]");
    assertThat(publish(change("1", 5))).allMatch(o -> o instanceof StockOutcome.Published);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void publish_whenTheShopStaysAway_mayBeTriedAgain() {
    wire.answer(504, "x");
    for (int i = 0; i < 5; i++) {
      wire.answer(503, "x");
    }
    assertThat(publish(change("1", 5)))
        .singleElement()
        .isInstanceOfSatisfying(
            StockOutcome.Refused.class,
            refused -> {
              assertThat(refused.reason()).isInstanceOf(UnavailableException.class);
              assertThat(refused.reason().waitingHelps()).isTrue();
            });
  }

  @Test
  void publish_whenTheShopTakesSmallerBatchesOnly_halvesThem() {
    wire.answer(413, "{\"code\":\"woocommerce_rest_request_entity_too_large\"}");
    wire.answer(batch(item(1, 5)));
    wire.answer(batch(item(2, 5)));
    assertThat(publish(change("1", 5), change("2", 5)))
        .allMatch(outcome -> outcome instanceof StockOutcome.Published);
  }

  @Test
  void publish_whenTheQuantityIsIgnored_saysWhy() {
    wire.answer(batch("{\"id\":1,\"manage_stock\":false,\"stock_quantity\":null}"));
    wire.answer("{\"id\":\"woocommerce_manage_stock\",\"value\":\"no\"}");
    assertThat(code(publish(change("1", 5)).get(0))).isEqualTo("stock_management_off");

    wire.answer(batch(item(1, 4)));
    wire.answer("{\"id\":\"woocommerce_manage_stock\",\"value\":\"yes\"}");
    assertThat(code(publish(change("1", 5)).get(0))).isEqualTo("quantity_not_applied");
  }

  @Test
  void publish_ofVariations_goesByParent() {
    wire.answer("[" + item(322, 1) + "," + item(323, 1) + "]");
    wire.answer("[" + item(401, 1) + "]");
    wire.answer(batch(item(322, 7), item(323, 8)));
    wire.answer(batch(item(401, 9)));
    assertThat(publish(change("310:322", 7), change("310:323", 8), change("400:401", 9)))
        .allMatch(outcome -> outcome instanceof StockOutcome.Published);
    assertThat(Wire.line(wire.taken()))
        .startsWith("GET /products/310/variations?include=322%2C323&");
    assertThat(Wire.line(wire.taken())).startsWith("GET /products/400/variations?include=401&");
    assertThat(Wire.line(wire.taken())).isEqualTo("POST /products/310/variations/batch");
    assertThat(Wire.line(wire.taken())).isEqualTo("POST /products/400/variations/batch");
  }

  @Test
  void publish_ofVariationsThatShareAQuantity_givesTheSmallestToTheProductOnce() {
    wire.answer(
        "[{\"id\":322,\"manage_stock\":\"parent\",\"stock_quantity\":30},"
            + "{\"id\":323,\"manage_stock\":\"parent\",\"stock_quantity\":30},"
            + item(324, 1)
            + "]");
    wire.answer(batch(item(310, 7)));
    wire.answer(batch(item(324, 2)));
    assertThat(publish(change("310:322", 9), change("310:323", 7), change("310:324", 2)))
        .allMatch(outcome -> outcome instanceof StockOutcome.Published);
    wire.taken();
    var parent = wire.taken();
    assertThat(Wire.line(parent)).isEqualTo("POST /products/batch");
    assertThat(Wire.body(parent))
        .isEqualTo("{\"update\":[{\"id\":310,\"manage_stock\":true,\"stock_quantity\":7}]}");
    assertThat(Wire.body(wire.taken())).contains("\"id\":324");
    assertThat(wire.nothingMore()).isTrue();
  }

  @Test
  void publish_ofAVariationThatIsGone_isRefused() {
    wire.answer("[]");
    assertThat(code(publish(change("310:322", 9)).get(0))).isEqualTo("variation_not_found");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void publish_whenTheShopShowsLessThanWasSeen_isAConflict() {
    wire.answer("[" + item(1, 4) + "," + item(2, 6) + "]");
    wire.answer(batch(item(2, 9)));
    List<StockOutcome> outcomes =
        publish(new StockChange("1", "1", 9, 5), new StockChange("2", "2", 9, 5));
    assertThat(outcomes.stream().map(StockPublishingTest::code))
        .containsExactly("quantity_moved", "published");
    assertThat(((StockOutcome.Refused) outcomes.get(0)).reason())
        .isInstanceOf(ConflictException.class);
    wire.taken();
    assertThat(Wire.body(wire.taken())).doesNotContain("\"id\":1,");
  }

  @Test
  void publishPrices_thatAreNotApplied_areRefused() {
    wire.answer(
        batch("{\"id\":1,\"regular_price\":\"9.90\"}", "{\"id\":2,\"regular_price\":\"1.00\"}"));
    List<PriceOutcome> outcomes =
        ((PricePublisher) wire.account())
            .publishPrices(
                List.of(
                    new PriceChange("1", "1", Money.of("9.9", "BRL")),
                    new PriceChange("2", "2", Money.of("2", "BRL"))));
    assertThat(outcomes.get(0)).isInstanceOf(PriceOutcome.Published.class);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            PriceOutcome.Refused.class,
            refused ->
                assertThat(refused.reason().failure().code()).isEqualTo("price_not_applied"));
    assertThat(Wire.body(wire.taken()))
        .isEqualTo(
            "{\"update\":[{\"id\":1,\"regular_price\":\"9.90\"},{\"id\":2,\"regular_price\":\"2.00\"}]}");
  }
}
