package dev.feria.mercadolibre.provider;

import static dev.feria.mercadolibre.Wire.body;
import static dev.feria.mercadolibre.Wire.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ConflictException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnavailableException;
import dev.feria.mercadolibre.Wire;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockPublishingTest {
  private static final String TWO_VARIATIONS =
      """
      {"id":"MLC1","status":"active","available_quantity":9,"variations":[
        {"id":11,"available_quantity":%d,"attributes":[{"id":"SELLER_SKU","value_name":"A"}]},
        {"id":12,"available_quantity":%d,"attributes":[{"id":"SELLER_SKU","value_name":"B"}]},
        {"id":13,"available_quantity":3}]}
      """;

  @StartStop public final MockWebServer server = new MockWebServer();
  private Wire wire;

  @BeforeEach
  void prepare() {
    wire = new Wire(server);
  }

  private StockPublisher account(String... tags) {
    return (StockPublisher) wire.account(tags);
  }

  private static void refused(StockOutcome outcome, Class<?> type, String code) {
    assertThat(outcome).isInstanceOf(StockOutcome.Refused.class);
    StockOutcome.Refused refused = (StockOutcome.Refused) outcome;
    assertThat(refused.reason()).isInstanceOf(type);
    assertThat(refused.reason().failure().code()).isEqualTo(code);
  }

  @Test
  void publishStock_whenItemIsPlain_putsTheQuantityInOneCall() {
    wire.answer("{\"id\":\"MLC1\",\"status\":\"active\",\"available_quantity\":7}");
    StockChange change = new StockChange("MLC1", "MLC1", 7);

    assertThat(account().publishStock(List.of(change)))
        .containsExactly(new StockOutcome.Published(change));

    RecordedRequest put = wire.taken();
    assertThat(line(put)).isEqualTo("PUT /items/MLC1");
    assertThat(body(put)).isEqualTo("{\"available_quantity\":7}");
    assertThat(put.getHeaders().get("Authorization")).isEqualTo("Bearer APP_USR-access");
    assertThat(wire.nothingMore()).isTrue();
  }

  @Test
  void publishStock_whenQuantityIsZero_leavesTheStatusAlone() {
    wire.answer(
        "{\"id\":\"MLC1\",\"status\":\"paused\",\"sub_status\":[\"out_of_stock\"],"
            + "\"available_quantity\":0}");

    assertThat(account().publishStock(List.of(new StockChange("MLC1", "MLC1", 0))).get(0))
        .isInstanceOf(StockOutcome.Published.class);
    assertThat(body(wire.taken())).isEqualTo("{\"available_quantity\":0}");
  }

  @Test
  void publishStock_whenItemHasVariations_namesAllAndChangesOurs() {
    wire.answer(TWO_VARIATIONS.formatted(1, 5));
    wire.answer(TWO_VARIATIONS.formatted(4, 0));

    List<StockOutcome> outcomes =
        account()
            .publishStock(
                List.of(
                    new StockChange("MLC1:11", "MLC1", 4), new StockChange("MLC1:12", "MLC1", 0)));

    assertThat(outcomes).hasSize(2).allMatch(o -> o instanceof StockOutcome.Published);
    assertThat(line(wire.taken())).isEqualTo("GET /items/MLC1?include_attributes=all");
    RecordedRequest put = wire.taken();
    assertThat(line(put)).isEqualTo("PUT /items/MLC1");
    assertThat(body(put))
        .isEqualTo(
            "{\"variations\":[{\"id\":11,\"available_quantity\":4},"
                + "{\"id\":12,\"available_quantity\":0},{\"id\":13}]}");
    assertThat(wire.nothingMore()).isTrue();
  }

  @Test
  void publishStock_whenVariationsHaveTheQuantityAlready_writesNothing() {
    wire.answer(TWO_VARIATIONS.formatted(4, 5));

    assertThat(account().publishStock(List.of(new StockChange("MLC1:11", "MLC1", 4))).get(0))
        .isInstanceOf(StockOutcome.Published.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void publishStock_whenAVariationIsGone_refusesOnlyThat() {
    wire.answer(TWO_VARIATIONS.formatted(1, 5));
    wire.answer(TWO_VARIATIONS.formatted(2, 5));

    List<StockOutcome> outcomes =
        account()
            .publishStock(
                List.of(
                    new StockChange("MLC1:99", "MLC1", 4), new StockChange("MLC1:11", "MLC1", 2)));

    refused(outcomes.get(0), RejectedException.class, "variation_not_found");
    assertThat(outcomes.get(1)).isInstanceOf(StockOutcome.Published.class);
  }

  @Test
  void publishStock_whenSomebodyChangesTheItemBetween_readsAgain() {
    wire.answer(TWO_VARIATIONS.formatted(1, 5));
    wire.answer(409, "{\"message\":\"optimistic locking\",\"error\":\"conflict\",\"status\":409}");
    wire.answer(TWO_VARIATIONS.formatted(1, 6));
    wire.answer(TWO_VARIATIONS.formatted(2, 6));

    assertThat(account().publishStock(List.of(new StockChange("MLC1:11", "MLC1", 2))).get(0))
        .isInstanceOf(StockOutcome.Published.class);
    assertThat(server.getRequestCount()).isEqualTo(4);
    assertThat(wire.slept).hasSize(1);
  }

  @Test
  void publishStock_whenWarehouseSeller_putsWithTheVersionThatWasRead() {
    wire.answer(
        "{\"id\":\"MLC1\",\"status\":\"active\",\"user_product_id\":\"MLCU1029384756\","
            + "\"available_quantity\":15}");
    server.enqueue(stock("7"));
    wire.answer(
        "{\"locations\":[{\"type\":\"seller_warehouse\",\"network_node_id\":\"CLP123451\","
            + "\"store_id\":\"9876543\",\"quantity\":12}]}");

    assertThat(
            account("user_product_seller", "warehouse_management")
                .publishStock(List.of(new StockChange("MLC1", "MLC1", 12)))
                .get(0))
        .isInstanceOf(StockOutcome.Published.class);

    assertThat(line(wire.taken())).startsWith("GET /items/MLC1");
    assertThat(line(wire.taken())).isEqualTo("GET /user-products/MLCU1029384756/stock");
    RecordedRequest put = wire.taken();
    assertThat(line(put))
        .isEqualTo("PUT /user-products/MLCU1029384756/stock/type/seller_warehouse");
    assertThat(put.getHeaders().get("x-version")).isEqualTo("7");
    assertThat(body(put))
        .isEqualTo(
            "{\"locations\":[{\"store_id\":\"9876543\",\"network_node_id\":\"CLP123451\","
                + "\"quantity\":12}]}");
  }

  @Test
  void publishStock_whenVersionIsOutdated_readsAgainAndRepeats() {
    wire.answer("{\"id\":\"MLC1\",\"status\":\"active\",\"user_product_id\":\"MLCU1029384756\"}");
    server.enqueue(stock("7"));
    wire.answer(409, "{\"message\":\"Version mismatch\",\"error\":\"conflict\",\"status\":409}");
    server.enqueue(stock("8"));
    wire.answer(204, "");

    assertThat(
            account("warehouse_management")
                .publishStock(List.of(new StockChange("MLC1", "MLC1", 12)))
                .get(0))
        .isInstanceOf(StockOutcome.Published.class);

    wire.taken();
    wire.taken();
    wire.taken();
    wire.taken();
    assertThat(wire.taken().getHeaders().get("x-version")).isEqualTo("8");
  }

  @Test
  void publishStock_whenOthersAreAlwaysFaster_refuses() {
    wire.answer("{\"id\":\"MLC1\",\"status\":\"active\",\"user_product_id\":\"MLCU1029384756\"}");
    for (int i = 0; i < 4; i++) {
      server.enqueue(stock("7"));
      wire.answer(409, "{\"error\":\"conflict\",\"status\":409}");
    }

    refused(
        account("warehouse_management")
            .publishStock(List.of(new StockChange("MLC1", "MLC1", 12)))
            .get(0),
        ConflictException.class,
        "conflict");
  }

  @Test
  void publishStock_whenPutChangesNothing_usesTheUserProduct() {
    wire.answer(
        "{\"id\":\"MLC1\",\"status\":\"active\",\"available_quantity\":15,"
            + "\"user_product_id\":\"MLCU1029384756\"}");
    server.enqueue(stock("7"));
    wire.answer(204, "");

    assertThat(account().publishStock(List.of(new StockChange("MLC1", "MLC1", 12))).get(0))
        .isInstanceOf(StockOutcome.Published.class);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void publishStock_whenPutChangesNothingAndNothingElseHelps_refuses() {
    wire.answer("{\"id\":\"MLC1\",\"status\":\"active\",\"available_quantity\":15}");

    refused(
        account().publishStock(List.of(new StockChange("MLC1", "MLC1", 12))).get(0),
        RejectedException.class,
        "quantity_not_applied");
  }

  @Test
  void publishStock_whenProviderShips_refuses() {
    wire.answer(
        400, "{\"message\":\"x\",\"error\":\"validation_error\",\"status\":400,\"cause\":[]}");
    wire.answer(
        "{\"id\":\"MLC1\",\"status\":\"active\",\"shipping\":{\"logistic_type\":\"fulfillment\"}}");

    refused(
        account().publishStock(List.of(new StockChange("MLC1", "MLC1", 12))).get(0),
        RejectedException.class,
        "fulfillment_not_editable");
  }

  @Test
  void publishStock_whenSellerAndProviderBothShip_writesTheSellersAddress() {
    wire.answer(400, "{\"error\":\"validation_error\",\"status\":400,\"cause\":[]}");
    wire.answer(
        "{\"id\":\"MLC1\",\"status\":\"active\",\"user_product_id\":\"MLCU1\","
            + "\"shipping\":{\"logistic_type\":\"fulfillment\"}}");
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("x-version", "3")
            .body(
                "{\"locations\":[{\"type\":\"meli_facility\",\"quantity\":4},"
                    + "{\"type\":\"selling_address\",\"quantity\":1}]}")
            .build());
    wire.answer(204, "");

    assertThat(account().publishStock(List.of(new StockChange("MLC1", "MLC1", 12))).get(0))
        .isInstanceOf(StockOutcome.Published.class);
    wire.taken();
    wire.taken();
    wire.taken();
    RecordedRequest put = wire.taken();
    assertThat(line(put)).isEqualTo("PUT /user-products/MLCU1/stock/type/selling_address");
    assertThat(body(put)).isEqualTo("{\"quantity\":12}");
  }

  @Test
  void publishStock_whenProviderIsDown_refusesAsWorthWaiting() {
    for (int i = 0; i < 4; i++) {
      wire.answer(503, "{\"error\":\"unavailable\",\"status\":503}");
    }

    StockOutcome outcome =
        account().publishStock(List.of(new StockChange("MLC1", "MLC1", 1))).get(0);

    refused(outcome, UnavailableException.class, "unavailable");
    assertThat(((StockOutcome.Refused) outcome).reason().waitingHelps()).isTrue();
  }

  @Test
  void publishStock_whenOneGroupFails_publishesTheOthers() {
    wire.answer(400, "{\"error\":\"validation_error\",\"status\":400}");
    wire.answer("{\"id\":\"MLC1\",\"status\":\"closed\"}");
    wire.answer("{\"id\":\"MLC2\",\"status\":\"active\",\"available_quantity\":2}");

    List<StockOutcome> outcomes =
        account()
            .publishStock(
                List.of(new StockChange("MLC1", "MLC1", 1), new StockChange("MLC2", "MLC2", 2)));

    refused(outcomes.get(0), RejectedException.class, "validation_error");
    assertThat(outcomes.get(1)).isInstanceOf(StockOutcome.Published.class);
  }

  private static MockResponse stock(String version) {
    return Wire.json(200, Wire.fixture("stock-by-location.json"))
        .newBuilder()
        .addHeader("x-version", version)
        .build();
  }
}
