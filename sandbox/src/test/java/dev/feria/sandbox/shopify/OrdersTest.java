package dev.feria.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class OrdersTest {
  @RegisterExtension
  static final SandboxExtension FERIA =
      new SandboxExtension(SandboxOptions.DEFAULT.catalogue(60, 300));

  private ShopDriver shop;
  private Map<String, Object> listing;
  private String id;

  @BeforeEach
  void connect(Sandbox sandbox) {
    shop = new ShopDriver(sandbox, ShopDriver.NORTE);
    listing = shop.sellable(5);
    id = listing.get("id").toString();
  }

  private long level(String name) {
    return (long) ((Map<?, ?>) ((List<?>) shop.listing(id).get("levels")).get(0)).get(name);
  }

  private static String gid(String order) {
    return "gid://shopify/Order/" + order;
  }

  @Test
  void buy_whenThereIsEnough_commitsUnits() {
    long available = shop.quantity(id);
    long onHand = level("on_hand");
    String order = shop.buy(id, 2).expect(201).string("id");
    assertThat(shop.quantity(id)).isEqualTo(available - 2);
    assertThat(level("on_hand")).isEqualTo(onHand);
    Answer seen =
        shop.good(
            "query($id: ID!) { order(id: $id) { name displayFinancialStatus fullyPaid lineItems(first: 5)"
                + " { nodes { sku quantity currentQuantity } } } }",
            "id",
            gid(order));
    assertThat(seen.string("data", "order", "displayFinancialStatus")).isEqualTo("PAID");
    assertThat(seen.string("data", "order", "lineItems", "nodes", 0, "sku"))
        .isEqualTo(listing.get("sku"));
  }

  @Test
  void buy_whenThereIsTooLittle_is409UnlessForced() {
    long available = shop.quantity(id);
    shop.buy(id, (int) available + 1).expect(409);
    assertThat(shop.quantity(id)).isEqualTo(available);
    shop.buy(id, (int) available + 1, "force", true).expect(201);
    assertThat(shop.quantity(id)).isZero();
    assertThat(shop.listing(id)).containsEntry("available", -1L);
    shop.buy("1:2", 1).expect(404);
    shop.control("/orders", Json.obj("lines", List.of())).expect(400);
    shop.buy(id, 1, "status", "nonsense").expect(400);
  }

  @Test
  void buy_whenManyCartsAreGiven_stopsAtTheOneThatIsRefused() {
    long available = shop.quantity(id);
    Map<String, Object> one =
        Json.obj("lines", List.of(Json.obj("listing", id, "quantity", (int) available)));
    shop.control("/orders", Json.obj("orders", List.of(one, one))).expect(409);
    assertThat(shop.quantity(id)).isZero();
  }

  @Test
  void pay_whenPending_makesItPaid() {
    String order = shop.buy(id, 1, "status", "pending").expect(201).string("id");
    assertThat(shop.order(order)).containsEntry("status", "pending");
    shop.control("/orders/" + order + "/pay", Json.obj()).expect(200);
    assertThat(shop.order(order)).containsEntry("status", "paid");
    shop.control("/orders/" + order + "/pay", Json.obj()).expect(409);
    String other = shop.buy(id, 1, "status", "pending").expect(201).string("id");
    String mark =
        "mutation($i: OrderMarkAsPaidInput!) { orderMarkAsPaid(input: $i) { order {"
            + " displayFinancialStatus unpaid } userErrors { message } } }";
    Answer marked = shop.good(mark, "i", Json.obj("id", gid(other)));
    assertThat(marked.string("data", "orderMarkAsPaid", "order", "displayFinancialStatus"))
        .isEqualTo("PAID");
    assertThat(
            shop.good(mark, "i", Json.obj("id", gid(other)))
                .maps("data", "orderMarkAsPaid", "userErrors"))
        .hasSize(1);
  }

  @Test
  void cancel_whenCustomerAsks_bringsUnitsBack() {
    long available = shop.quantity(id);
    String order = shop.buy(id, 2).expect(201).string("id");
    shop.control("/orders/" + order + "/cancel", Json.obj("by", "buyer")).expect(200);
    assertThat(shop.quantity(id)).isEqualTo(available);
    assertThat(shop.order(order))
        .containsEntry("status", "cancelled")
        .containsEntry("financial_status", "refunded");
    shop.control("/orders/" + order + "/cancel", Json.obj()).expect(409);
  }

  @Test
  void orderCancel_whenNotRestocked_loosesUnits() {
    long available = shop.quantity(id);
    long onHand = level("on_hand");
    String order = shop.buy(id, 2, "status", "pending").expect(201).string("id");
    String cancel =
        """
        mutation($id: ID!) { orderCancel(orderId: $id, reason: INVENTORY, restock: false,
          refundMethod: {originalPaymentMethodsRefund: true}, notifyCustomer: false) {
          job { id done } orderCancelUserErrors { code field message } } }
        """;
    Answer done = shop.good(cancel, "id", gid(order));
    assertThat(done.string("data", "orderCancel", "job", "id")).startsWith("gid://shopify/Job/");
    assertThat(shop.quantity(id)).isEqualTo(available - 2);
    assertThat(level("on_hand")).isEqualTo(onHand - 2);
    assertThat(shop.order(order)).containsEntry("financial_status", "voided");
    assertThat(
            shop.good(cancel, "id", gid("1"))
                .string("data", "orderCancel", "orderCancelUserErrors", 0, "code"))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void refund_whenLinesAreGiven_lowersTheCurrentQuantity() {
    String order = shop.buy(id, 3).expect(201).string("id");
    long left = shop.quantity(id);
    shop.control(
            "/orders/" + order + "/refund",
            Json.obj("lines", List.of(Json.obj("listing", id, "quantity", 1)), "restock", true))
        .expect(200);
    assertThat(shop.quantity(id)).isEqualTo(left + 1);
    Answer seen =
        shop.good(
            "query($id: ID!) { order(id: $id) { displayFinancialStatus lineItems(first: 1) { nodes {"
                + " quantity currentQuantity } } refunds { totalRefundedSet { shopMoney { amount } }"
                + " refundLineItems(first: 3) { nodes { restockType quantity } } } } }",
            "id",
            gid(order));
    assertThat(seen.number("data", "order", "lineItems", "nodes", 0, "quantity")).isEqualTo(3);
    assertThat(seen.number("data", "order", "lineItems", "nodes", 0, "currentQuantity"))
        .isEqualTo(2);
    assertThat(seen.string("data", "order", "displayFinancialStatus"))
        .isEqualTo("PARTIALLY_REFUNDED");
    assertThat(
            seen.string(
                "data", "order", "refunds", 0, "refundLineItems", "nodes", 0, "restockType"))
        .isEqualTo("CANCEL");
    shop.control("/orders/" + order + "/refund", Json.obj("amount", 99_999_999)).expect(409);
    shop.control("/orders/" + order + "/refund", Json.obj()).expect(400);
  }

  @Test
  void refundCreate_whenKeyIsRepeated_refundsOnce() {
    String order = shop.buy(id, 2).expect(201).string("id");
    String line =
        ((Map<?, ?>) ((List<?>) shop.order(order).get("lines")).get(0)).get("id").toString();
    String refund =
        """
        mutation($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "r-1") {
          refund { id } order { id } userErrors { field message } } }
        """;
    Map<String, Object> input =
        Json.obj(
            "orderId",
            gid(order),
            "refundLineItems",
            List.of(
                Json.obj(
                    "lineItemId",
                    "gid://shopify/LineItem/" + line,
                    "quantity",
                    1,
                    "restockType",
                    "CANCEL")));
    Answer first = shop.good(refund, "input", input);
    Answer again = shop.good(refund, "input", input);
    assertThat(again.at("data")).isEqualTo(first.at("data"));
    assertThat(
            ((Map<?, ?>) ((List<?>) shop.order(order).get("lines")).get(0)).get("current_quantity"))
        .isEqualTo(1L);
  }

  @Test
  void search_whenFiltered_findsOnlyMatches() {
    String order = shop.buy(id, 1, "status", "pending").expect(201).string("id");
    String name = shop.order(order).get("name").toString();
    String query =
        "query($q: String!) { orders(first: 50, query: $q) { nodes { name displayFinancialStatus } } }";
    assertThat(shop.good(query, "q", "name:" + name).maps("data", "orders", "nodes")).hasSize(1);
    assertThat(shop.good(query, "q", "financial_status:pending").maps("data", "orders", "nodes"))
        .isNotEmpty()
        .allMatch(o -> o.get("displayFinancialStatus").equals("PENDING"));
    assertThat(
            shop.good(query, "q", "-financial_status:pending AND status:open")
                .maps("data", "orders", "nodes"))
        .noneMatch(o -> o.get("displayFinancialStatus").equals("PENDING"));
    assertThat(
            shop.good(query, "q", "(name:" + name + " OR name:#1001) AND -name:#1001")
                .maps("data", "orders", "nodes"))
        .hasSize(1);
    assertThat(
            shop.good(query, "q", "updated_at:>='2999-01-01T00:00:00Z'")
                .maps("data", "orders", "nodes"))
        .isEmpty();
  }

  @Test
  void pages_whenWalkedByUpdate_showEachOrderOnce() {
    String query =
        "query($a: String) { orders(first: 7, after: $a, sortKey: UPDATED_AT, query:"
            + " \"updated_at:>='2020-01-01T00:00:00Z'\") { nodes { id updatedAt } pageInfo {"
            + " hasNextPage endCursor } } }";
    java.util.Set<Object> seen = new java.util.HashSet<>();
    String last = "";
    Answer page = shop.good(query);
    while (true) {
      for (Map<String, Object> order : page.maps("data", "orders", "nodes")) {
        assertThat(seen.add(order.get("id"))).isTrue();
        assertThat(order.get("updatedAt").toString()).isGreaterThanOrEqualTo(last);
        last = order.get("updatedAt").toString();
      }
      if (!(boolean) page.at("data", "orders", "pageInfo", "hasNextPage")) {
        break;
      }
      page = shop.good(query, "a", page.string("data", "orders", "pageInfo", "endCursor"));
    }
    assertThat(seen).hasSameSizeAs(shop.orders());
  }
}
