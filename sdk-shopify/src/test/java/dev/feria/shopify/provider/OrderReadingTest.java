package dev.feria.shopify.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.FulfilmentState;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderState;
import dev.feria.core.page.Entry;
import dev.feria.shopify.orders.FinancialStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderReadingTest {
  @StartStop private final MockWebServer server = new MockWebServer();
  private Wire wire;

  @BeforeEach
  void open() {
    wire = new Wire(server);
  }

  private static String line(String id, int quantity, int current) {
    return """
    {"id": "gid://shopify/LineItem/%s", "name": "Polera - M", "sku": "POL-M",
     "quantity": %d, "currentQuantity": %d,
     "discountedUnitPriceAfterAllDiscountsSet":
       {"shopMoney": {"amount": "4990.0", "currencyCode": "CLP"}},
     "variant": {"id": "gid://shopify/ProductVariant/5"},
     "product": {"id": "gid://shopify/Product/9"}}\
    """
        .formatted(id, quantity, current);
  }

  private static String order(String status, String cancelledAt, String more, String... lines) {
    return """
    {"id": "gid://shopify/Order/77", "legacyResourceId": "77", "name": "#1042",
     "createdAt": "2026-11-19T22:41:07Z", "updatedAt": "2026-11-20T12:03:55Z",
     "cancelledAt": %s, "currencyCode": "CLP", "displayFinancialStatus": %s,
     "displayFulfillmentStatus": "PARTIALLY_FULFILLED",
     "subtotalPriceSet": {"shopMoney": {"amount": "9980.0", "currencyCode": "CLP"}},
     "customer": {"id": "gid://shopify/Customer/8", "firstName": "Ana", "lastName": "Souza"},
     "lineItems": {"nodes": [%s], "pageInfo": {%s}}}\
    """
        .formatted(
            cancelledAt,
            status,
            String.join(",", lines),
            more == null
                ? "\"hasNextPage\": false, \"endCursor\": null"
                : "\"hasNextPage\": true, \"endCursor\": \"" + more + "\"");
  }

  private Order read(String order) {
    wire.enqueue("{\"data\": {\"order\": " + order + "}}");
    return wire.account().order("77");
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, UNPAID", "AUTHORIZED, UNPAID", "PARTIALLY_PAID, UNPAID", "EXPIRED, UNPAID",
    "PAID, PAID", "PARTIALLY_REFUNDED, PAID", "REFUNDED, PAID", "VOIDED, CANCELLED",
    "OF_TOMORROW, UNKNOWN"
  })
  void order_inEachFinancialStatus_meansThisForStock(String status, OrderState state) {
    assertThat(Orders.state(new FinancialStatus(status))).isEqualTo(state);
  }

  @Test
  void order_isTranslatedWhole() {
    Order order = read(order("\"PAID\"", "null", null, line("1", 2, 2)));

    assertThat(order.id()).isEqualTo("77");
    assertThat(order.providerStatus()).isEqualTo("paid");
    assertThat(order.total().sameAs(Money.of("9980", "CLP"))).isTrue();
    assertThat(order.buyer()).isEqualTo(new Order.Buyer("8", "Ana Souza"));
    assertThat(order.fulfilment()).isEqualTo(FulfilmentState.PARTIAL);
    assertThat(order.lines()).hasSize(1);
    Order.Line line = order.lines().get(0);
    assertThat(line.id()).isEqualTo("1");
    assertThat(line.listingId()).isEqualTo("9:5");
    assertThat(line.returned()).isZero();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void order_whenCancelled_isCancelledWhateverWasPaid() {
    Order order = read(order("\"PAID\"", "\"2026-11-20T12:00:00Z\"", null, line("1", 2, 2)));

    assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
    assertThat(order.providerStatus()).isEqualTo("cancelled");
  }

  @Test
  void order_whenPiecesCameBack_countsThoseOnTheShelfOnly() {
    String order = order("\"PARTIALLY_REFUNDED\"", "null", null, line("1", 5, 2), line("2", 1, 1));
    wire.enqueue("{\"data\": {\"order\": " + order + "}}");
    wire.enqueue(
        """
        {"data": {"order": {"refunds": [{"id": "gid://shopify/Refund/1", "refundLineItems":
          {"nodes": [
            {"lineItem": {"id": "gid://shopify/LineItem/1"}, "quantity": 1,
             "restockType": "NO_RESTOCK"},
            {"lineItem": {"id": "gid://shopify/LineItem/1"}, "quantity": 2,
             "restockType": "RETURN"}],
           "pageInfo": {"hasNextPage": false, "endCursor": null}}}]}}}\
        """);

    Order read = wire.account().order("77");

    assertThat(read.state()).isEqualTo(OrderState.PAID);
    assertThat(read.lines()).extracting(Order.Line::returned).containsExactly(2, 0);
  }

  @Test
  void order_whenItsVariantWasDeleted_keepsTheLine() {
    String line =
        line("1", 1, 1)
            .replace("{\"id\": \"gid://shopify/ProductVariant/5\"}", "null")
            .replace("{\"id\": \"gid://shopify/Product/9\"}", "null");

    Order.Line read = read(order("\"PAID\"", "null", null, line)).lines().get(0);

    assertThat(read.listingId()).isEqualTo("deleted:line-1");
    assertThat(read.sku()).isEqualTo("POL-M");
  }

  @Test
  void order_whenTheBuyerIsHidden_isReadAllTheSame() {
    String order =
        order("\"PAID\"", "null", null, line("1", 1, 1))
            .replaceFirst("\"customer\": \\{[^}]*}", "\"customer\": null");
    wire.enqueue(
        "{\"data\": {\"order\": "
            + order
            + "}, \"errors\": [{\"message\": \"made up\", \"path\": [\"order\", \"customer\"],"
            + " \"extensions\": {\"code\": \"ACCESS_DENIED\"}}]}");

    assertThat(wire.account().order("77").buyer()).isNull();
  }

  @Test
  void orders_withManyLines_areReadWhole() {
    wire.enqueue(
        "{\"data\": {\"orders\": {\"nodes\": ["
            + order("\"PAID\"", "null", "c1", line("1", 1, 1))
            + "], \"pageInfo\": {\"hasNextPage\": false, \"endCursor\": null}}}}");
    wire.enqueue(
        "{\"data\": {\"order\": {\"lineItems\": {\"nodes\": ["
            + line("2", 1, 1)
            + "], \"pageInfo\": {\"hasNextPage\": false, \"endCursor\": null}}}}}");

    List<Entry<Order>> orders =
        wire
            .account()
            .orders(OrderQuery.updatedFrom(Instant.parse("2026-11-19T00:00:00.5Z")))
            .stream()
            .toList();

    Order order = ((Entry.Read<Order>) orders.get(0)).value();
    assertThat(order.lines()).extracting(Order.Line::id).containsExactly("1", "2");
    Map<?, ?> variables = (Map<?, ?>) wire.bodies().get(0).get("variables");
    assertThat(variables.get("query")).isEqualTo("updated_at:>='2026-11-19T00:00:00Z'");
  }
}
