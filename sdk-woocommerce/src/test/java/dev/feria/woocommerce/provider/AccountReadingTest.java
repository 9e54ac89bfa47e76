package dev.feria.woocommerce.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.commerce.FulfilmentState;
import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.commerce.OrderState;
import dev.feria.core.commerce.Shipment;
import dev.feria.core.error.RejectedException;
import dev.feria.core.page.Entry;
import dev.feria.woocommerce.Wire;
import dev.feria.woocommerce.orders.OrderStatus;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountReadingTest {
  @StartStop final MockWebServer server = new MockWebServer();
  private Wire wire;

  @BeforeEach
  void wire() {
    wire = new Wire(server);
  }

  private Order order(String json) {
    wire.answer(json);
    return ((OrderSource) wire.account()).order("1731");
  }

  private List<Listing> group() {
    return ((ListingSource) wire.account()).listingGroup("310");
  }

  @Test
  void order_ofTheDocumentation_isTranslated() {
    Order order = order(Wire.fixture("order-paid.json"));
    assertThat(order.id()).isEqualTo("1731");
    assertThat(order.state()).isEqualTo(OrderState.PAID);
    assertThat(order.providerStatus()).isEqualTo("processing");
    assertThat(order.fulfilment()).isEqualTo(FulfilmentState.UNFULFILLED);
    assertThat(order.createdAt()).isEqualTo(Instant.parse("2026-11-20T13:02:11Z"));
    assertThat(order.updatedAt()).isEqualTo(Instant.parse("2026-11-20T13:04:55Z"));
    assertThat(order.observedAt()).isEqualTo(Instant.parse("2026-11-20T14:29:57Z"));
    assertThat(order.total().amount()).isEqualByComparingTo("249.90");
    assertThat(order.buyer()).isEqualTo(new Order.Buyer("guest:ana@example.com", "Ana Souza"));
    assertThat(order.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.id()).isEqualTo("88");
              assertThat(line.listingId()).isEqualTo("310:322");
              assertThat(line.sku()).isEqualTo("CAM-AZ-M");
              assertThat(line.quantity()).isEqualTo(2);
              assertThat(line.unitPrice().amount()).isEqualByComparingTo("124.95");
            });
    assertThat(Wire.line(wire.taken())).isEqualTo("GET /orders/1731");
    assertThat(wire.nothingMore()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "pending, UNPAID",
    "on-hold, UNPAID",
    "processing, PAID",
    "completed, PAID",
    "refunded, PAID",
    "cancelled, CANCELLED",
    "failed, CANCELLED",
    "trash, CANCELLED",
    "separado, UNKNOWN"
  })
  void state_ofEveryStatus_isWhatItMeansForStock(String status, OrderState state) {
    assertThat(Orders.state(new OrderStatus(status))).isEqualTo(state);
  }

  @Test
  void order_thatNobodyHasFinished_isNone() {
    assertThatThrownBy(
            () ->
                order(
                    Wire.fixture("order-paid.json")
                        .replace("\"status\":\"processing\"", "\"status\":\"checkout-draft\"")))
        .isInstanceOf(RejectedException.class);
  }

  private static String withRefunds(String line) {
    return Wire.fixture("order-paid.json")
        .replace("\"refunds\":[]", "\"refunds\":[{\"id\":9,\"reason\":\"\",\"total\":\"-10.00\"}]")
        .replace("\"key\":\"pa_cor\"", line);
  }

  @Test
  void order_withARefund_tellsWhatCameBack() {
    wire.answer(withRefunds("\"key\":\"pa_cor\""));
    wire.answer(
        "[{\"id\":9,\"amount\":\"124.95\",\"line_items\":[{\"id\":99,\"product_id\":310,\"variation_id\":322,"
            + "\"quantity\":-1,\"total\":\"-124.95\",\"meta_data\":[{\"id\":1,\"key\":\"_refunded_item_id\",\"value\":\"88\"}]}]}]");
    assertThat(((OrderSource) wire.account()).order("1731").lines().get(0).returned()).isEqualTo(1);
  }

  @Test
  void order_withARefundThatNamesTheProductOnly_findsTheLine() {
    wire.answer(withRefunds("\"key\":\"pa_cor\""));
    wire.answer(
        "[{\"id\":9,\"line_items\":[{\"id\":99,\"product_id\":310,\"variation_id\":322,\"quantity\":-5,\"total\":\"-1\"}]}]");
    assertThat(((OrderSource) wire.account()).order("1731").lines().get(0).returned())
        .as("never more than were sold")
        .isEqualTo(2);
  }

  @Test
  void order_withARefundOfMoney_hasNothingBack() {
    wire.answer(withRefunds("\"key\":\"pa_cor\""));
    wire.answer("[{\"id\":9,\"amount\":\"10.00\",\"line_items\":[]}]");
    assertThat(((OrderSource) wire.account()).order("1731").lines().get(0).returned()).isZero();
  }

  @Test
  void order_whenTheShopNotedWhatItPutBack_goesByThat() {
    wire.answer(
        withRefunds("\"key\":\"_restock_refunded_items\"")
            .replace("\"value\":\"azul\"", "\"value\":\"0\""));
    wire.answer(
        "[{\"id\":9,\"line_items\":[{\"id\":99,\"product_id\":310,\"variation_id\":322,\"quantity\":-1,\"total\":\"-1\"}]}]");
    assertThat(((OrderSource) wire.account()).order("1731").lines().get(0).returned()).isZero();
  }

  @Test
  void order_ofADeletedProduct_keepsItsLineApart() {
    Order order =
        order(
            Wire.fixture("order-paid.json")
                .replace("\"product_id\":310", "\"product_id\":0")
                .replace("\"sku\":\"CAM-AZ-M\"", "\"sku\":null"));
    assertThat(order.lines().get(0).listingId()).isEqualTo("0:88");
    assertThat(order.lines().get(0).sku()).isNull();
  }

  @Test
  void order_withPricesThatIncludeTax_isWhatTheBuyerPays() {
    Order order =
        order(
            Wire.fixture("order-paid.json")
                .replace(
                    "\"total\":\"249.90\",\"total_tax\":\"0.00\"",
                    "\"total\":\"100.00\",\"total_tax\":\"19.00\""));
    assertThat(order.total().amount()).isEqualByComparingTo("119.00");
    assertThat(order.lines().get(0).unitPrice().amount()).isEqualByComparingTo("59.50");
  }

  @Test
  void order_withQuantitiesThatAreNotWhole_countsStartedPieces() {
    Order order =
        order(Wire.fixture("order-paid.json").replace("\"quantity\":2", "\"quantity\":1.25"));
    assertThat(order.lines().get(0).quantity()).isEqualTo(2);
  }

  @Test
  void orders_walked_leaveDraftsOut() {
    wire.answer(
        "["
            + Wire.fixture("order-paid.json")
                .replace("\"status\":\"processing\"", "\"status\":\"auto-draft\"")
            + ","
            + Wire.fixture("order-paid.json")
            + "]");
    assertThat(((OrderSource) wire.account()).orders(OrderQuery.ALL).stream())
        .singleElement()
        .isInstanceOf(Entry.Read.class);
  }

  private static final String SHIRT =
      "{\"id\":310,\"name\":\"Camiseta\",\"type\":\"variable\",\"status\":\"publish\",\"manage_stock\":true,"
          + "\"stock_quantity\":12,\"price\":\"129.90\",\"regular_price\":\"\",\"images\":[{\"src\":\"https://x/a.jpg\"}],"
          + "\"permalink\":\"https://x/camiseta\",\"variations\":[322,323],\"dimensions\":[],\"default_attributes\":[]}";

  @Test
  void listingGroup_ofAVariableProduct_hasItsVariations() {
    wire.answer(SHIRT);
    wire.answer(
        "["
            + Wire.fixture("variation.json")
            + ",{\"id\":323,\"sku\":\" \",\"price\":\"99\",\"regular_price\":\"\",\"status\":\"private\","
            + "\"manage_stock\":\"parent\",\"stock_quantity\":12,\"attributes\":[],\"image\":[]}]");
    List<Listing> listings = group();
    assertThat(listings).extracting(Listing::id).containsExactly("310:322", "310:323");
    Listing first = listings.get(0);
    assertThat(first.group()).isEqualTo("310");
    assertThat(first.title()).isEqualTo("Camiseta");
    assertThat(first.variation()).isEqualTo("Azul / M");
    assertThat(first.quantity()).isEqualTo(37);
    assertThat(first.price().amount()).isEqualByComparingTo("149.90");
    assertThat(first.state()).isEqualTo(ListingState.ACTIVE);
    assertThat(first.thumbnail()).isEqualTo("https://loja.example.com.br/a.jpg");
    Listing second = listings.get(1);
    assertThat(second.sku()).isNull();
    assertThat(second.quantity()).isEqualTo(12);
    assertThat(second.price().amount()).isEqualByComparingTo("99");
    assertThat(second.state()).isEqualTo(ListingState.PAUSED);
    assertThat(second.thumbnail()).isEqualTo("https://x/a.jpg");
  }

  @ParameterizedTest
  @CsvSource({
    "publish, true, 3, instock, no, ACTIVE",
    "publish, true, 0, outofstock, no, OUT_OF_STOCK",
    "publish, true, 0, onbackorder, yes, ACTIVE",
    "publish, false, null, instock, no, ACTIVE",
    "publish, false, null, outofstock, no, OUT_OF_STOCK",
    "draft, true, 3, instock, no, PAUSED",
    "pending, true, 3, instock, no, PAUSED",
    "private, true, 3, instock, no, PAUSED",
    "future, true, 3, instock, no, PAUSED",
    "trash, true, 3, instock, no, CLOSED",
    "archived, true, 3, instock, no, UNKNOWN"
  })
  void listing_ofEveryStatus_hasItsState(
      String status, String managed, String quantity, String stock, String back, String state) {
    wire.answer(
        ("{\"id\":310,\"name\":\"A\",\"type\":\"simple\",\"status\":\"%s\",\"manage_stock\":%s,\"stock_quantity\":%s,"
                + "\"stock_status\":\"%s\",\"backorders\":\"%s\",\"price\":\"1\",\"global_unique_id\":\"7891\"}")
            .formatted(status, managed, quantity, stock, back));
    Listing listing = group().get(0);
    assertThat(listing.state()).isEqualTo(ListingState.valueOf(state));
    assertThat(listing.barcode()).isEqualTo("7891");
    assertThat(listing.quantity() == null).isEqualTo(managed.equals("false"));
  }

  @Test
  void listingGroup_ofAVariation_isThatOfItsProduct() {
    wire.answer("{\"id\":322,\"type\":\"variation\",\"parent_id\":310}");
    wire.answer(SHIRT);
    wire.answer("[" + Wire.fixture("variation.json") + "]");
    assertThat(((ListingSource) wire.account()).listingGroup("322"))
        .extracting(Listing::group)
        .containsExactly("310");
  }

  @Test
  void listingGroup_thatIsGoneOrNotSold_isEmpty() {
    wire.answer(404, "{\"code\":\"woocommerce_rest_product_invalid_id\"}");
    assertThat(group()).isEmpty();
    wire.answer("{\"id\":310,\"type\":\"grouped\",\"status\":\"publish\"}");
    assertThat(group()).isEmpty();
    assertThat(((ListingSource) wire.account()).listingGroup("../x")).isEmpty();
  }

  @Test
  void listings_withOneThatCannotBeRead_haveTheOthers() {
    wire.answer(
        "[{\"id\":1,\"name\":\"A\",\"price\":\"1\"},{\"id\":2,\"name\":\"B\",\"price\":\"x\"},"
            + "{\"id\":3,\"name\":\"C\",\"images\":7}]");
    List<Entry<Listing>> entries =
        ((ListingSource) wire.account()).listings(ListingQuery.ALL).stream().toList();
    assertThat(entries).hasSize(3);
    assertThat(entries.get(0)).isInstanceOf(Entry.Read.class);
    assertThat(((Entry.Unreadable<Listing>) entries.get(1)).reference()).isEqualTo("2");
    assertThat(((Entry.Unreadable<Listing>) entries.get(2)).reference()).isEqualTo("3");
  }

  @Test
  void ship_withTheExtension_addsATrackingOnceAndNoNote() {
    wire.answer(Wire.fixture("order-paid.json"));
    wire.answer("[]");
    wire.answer(201, "{\"tracking_id\":\"t1\",\"tracking_number\":\"CX1\"}");
    wire.answer(Wire.fixture("order-paid.json"));
    Shipment shipment = new Shipment("s1", "1731", "Correios", "CX1", null, List.of());
    assertThat(((FulfilmentPublisher) wire.account("tracking", "true")).ship(shipment))
        .isEqualTo("t1");
    wire.taken();
    wire.taken();
    var tracking = wire.taken();
    assertThat(Wire.line(tracking)).isEqualTo("POST /orders/1731/shipment-trackings");
    assertThat(Wire.body(tracking))
        .isEqualTo("{\"custom_tracking_provider\":\"Correios\",\"tracking_number\":\"CX1\"}");
    assertThat(Wire.body(wire.taken()))
        .isEqualTo(
            "{\"status\":\"completed\",\"meta_data\":[{\"key\":\"_feria_shipment_s1\",\"value\":\"all\"}]}");
    assertThat(wire.nothingMore()).isTrue();
  }

  @Test
  void ship_ofAnOrderThatCannotLeave_isRefused() {
    wire.answer(
        Wire.fixture("order-paid.json")
            .replace("\"status\":\"processing\"", "\"status\":\"cancelled\""));
    assertThatThrownBy(
            () ->
                ((FulfilmentPublisher) wire.account())
                    .ship(new Shipment("s1", "1731", null, "CX1", null, List.of())))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.failure().code()).isEqualTo("order_cancelled"));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void ship_ofALineThatIsNotThere_isRefused() {
    wire.answer(Wire.fixture("order-paid.json"));
    assertThatThrownBy(
            () ->
                ((FulfilmentPublisher) wire.account())
                    .ship(
                        new Shipment(
                            "s1", "1731", null, "CX1", null, List.of(new Shipment.Item("1", 1)))))
        .isInstanceOf(RejectedException.class);
  }
}
