package dev.feria.server.sales;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static dev.feria.server.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.ShopServer;
import dev.feria.server.testing.ShopServer.Answer;
import dev.feria.server.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SalesResourceTest {
  private static TestDatabase db;
  private Shop shop;
  private AccountRow account;
  private ShopServer server;

  @BeforeAll
  static void open() {
    db = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void newShop() {
    shop = new Shop(db, "Shop");
    account = shop.account("First");
    server = new ShopServer(shop);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String sale(String sku, int quantity) {
    return """
        {"lines": [{"sku": "%s", "quantity": %d,
          "unit_price": {"amount": "990.50", "currency": "CLP"}}]}
        """
        .formatted(sku, quantity);
  }

  @Test
  void sell_whenThereIsEnough_takesEveryLine() {
    shop.product("A", 5);
    shop.product("B", 5);
    Answer sold =
        server.post(
            shop,
            "/sales",
            """
            {"lines": [
              {"sku": "A", "quantity": 2, "unit_price": {"amount": "990.50", "currency": "CLP"}},
              {"sku": "B", "quantity": 1, "unit_price": {"amount": "10", "currency": "CLP"}},
              {"sku": "A", "quantity": 1, "unit_price": {"amount": "900", "currency": "CLP"}}]}
            """);

    assertThat(sold.status()).isEqualTo(201);
    assertThat(sold.get("total")).isEqualTo(Map.of("amount", "2891.00", "currency", "CLP"));
    assertThat((List<?>) sold.get("lines")).hasSize(3);
    assertThat(shop.stock("A").onHand()).isEqualTo(2);
    assertThat(shop.stock("B").onHand()).isEqualTo(4);
    assertThat(server.get(shop, "/sales/" + sold.get("sale_id")).text()).isEqualTo(sold.text());
    assertThat(shop.value("select action from audit_log")).isEqualTo("sale.create");
  }

  @Test
  void sell_whenOneLineHasTooLittle_sellsNothingAndNamesIt() {
    shop.product("A", 5);
    shop.product("B", 1);
    Answer refused =
        server.post(
            shop,
            "/sales",
            """
            {"lines": [
              {"sku": "A", "quantity": 2, "unit_price": {"amount": "1", "currency": "CLP"}},
              {"sku": "B", "quantity": 2, "unit_price": {"amount": "1", "currency": "CLP"}}]}
            """);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("\"field\":\"lines[1].quantity\"");
    assertThat(shop.stock("A").onHand()).isEqualTo(5);
    assertThat(shop.value("select count(*) from sales")).isEqualTo("0");
  }

  @Test
  void sell_whenForced_goesBelowZero() {
    shop.product("A", 1);
    Answer sold =
        server.post(
            shop,
            "/sales",
            """
            {"allow_negative": true, "lines": [
              {"sku": "A", "quantity": 3, "unit_price": {"amount": "1", "currency": "CLP"}}]}
            """);

    assertThat(sold.status()).isEqualTo(201);
    assertThat(shop.stock("A").onHand()).isEqualTo(-2);
    assertThat(shop.stock("A").available()).isZero();
  }

  @Test
  void sell_whenStockIsReserved_leavesItAlone() {
    shop.store(account, listing("L1", "A", 3));
    shop.apply(account, order("O1", OrderState.UNPAID, "L1", 2, NOON.plusSeconds(5)));

    assertThat(server.post(shop, "/sales", sale("A", 2)).status()).isEqualTo(409);
    assertThat(server.post(shop, "/sales", sale("A", 1)).status()).isEqualTo(201);
  }

  @Test
  void sell_whenKeyComesAgain_sellsOnceAndAnswersTheSame() {
    shop.product("A", 5);
    Answer first = server.send(shop, "POST", "/sales", sale("A", 2), "k1");
    Answer again = server.send(shop, "POST", "/sales", sale("A", 2), "k1");
    db.asOwner(handle -> handle.execute("delete from idempotency"));
    Answer afterCrash = server.send(shop, "POST", "/sales", sale("A", 2), "k1");

    assertThat(again).isEqualTo(first);
    assertThat(afterCrash).isEqualTo(first);
    assertThat(shop.stock("A").onHand()).isEqualTo(3);
  }

  @Test
  void sell_whenOnlyTheAmountIsGiven_takesTheCurrencyOfTheListings() {
    shop.store(account, listing("L1", "A", 5));
    Answer text =
        server.post(
            shop,
            "/sales",
            "{\"lines\": [{\"sku\": \"A\", \"quantity\": 1, \"unit_price\": \"100\"}]}");
    Answer number =
        server.post(
            shop,
            "/sales",
            "{\"lines\": [{\"sku\": \"A\", \"quantity\": 1, \"unit_price\": 100}]}");

    assertThat(text.get("total")).isEqualTo(Map.of("amount", "100", "currency", "CLP"));
    assertThat(number.get("total")).isEqualTo(text.get("total"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"lines\": []} | lines",
        "{} | lines",
        "{\"lines\": [{\"sku\": \"A\", \"quantity\": 1}]} | lines[0].unit_price",
        "{\"lines\": [{\"sku\": \"A\", \"quantity\": 0, \"unit_price\": \"1\"}]}"
            + " | lines[0].quantity",
        "{\"lines\": [{\"sku\": \"A\", \"quantity\": -1, \"unit_price\": \"1\"}]}"
            + " | lines[0].quantity",
        "{\"lines\": [{\"sku\": \"Z\", \"quantity\": 1, \"unit_price\": \"1\"}]} | lines[0].sku",
        "{\"lines\": [{\"sku\": \"A\", \"quantity\": 1, \"unit_price\": \"-1\"}]}"
            + " | lines[0].unit_price",
        "{\"lines\": [{\"sku\": \"A\", \"quantity\": 1, \"unit_price\": 1e900}]}"
            + " | lines[0].unit_price",
        "{\"lines\": [{\"sku\": \"A\", \"quantity\": 1, \"unit_price\": \"1\"}]}"
            + " | lines[0].unit_price",
        "{\"lines\": [{\"sku\": \"A\", \"quantity\": 1, \"unit_price\": {\"amount\": \"x\","
            + " \"currency\": \"CLP\"}}]} | lines[0].unit_price.amount",
        "{\"lines\": [{\"sku\": \"A\", \"quantity\": 1, \"unit_price\": {\"amount\": \"1\"}}]}"
            + " | lines[0].unit_price.currency",
        "{\"lines\": [{\"sku\": \"A\", \"quantity\": 1, \"unit_price\": {\"amount\": \"1\","
            + " \"currency\": \"CLP\", \"tax\": 1}}]} | lines[0].unit_price.tax",
      })
  void sell_whenBodyIsWrong_answers422NamingTheField(String body, String field) {
    shop.product("A", 5);
    Answer answer = server.post(shop, "/sales", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("\"field\":\"" + field + "\"");
  }

  @Test
  void cancel_whenLocal_givesTheGoodsBackOnce() {
    shop.product("A", 5);
    Object id = server.post(shop, "/sales", sale("A", 2)).get("sale_id");

    assertThat(server.post(shop, "/sales/" + id + "/cancel", "{}").get("status"))
        .isEqualTo("cancelled");
    assertThat(server.post(shop, "/sales/" + id + "/cancel", "{}").status()).isEqualTo(200);
    assertThat(shop.stock("A").onHand()).isEqualTo(5);
  }

  @Test
  void cancel_whenMadeFromAnOrder_answers409() {
    shop.store(account, listing("L1", "A", 5));
    shop.apply(account, order("O1", OrderState.PAID, "L1", 2, NOON.plusSeconds(5)));
    Object id = server.get(shop, "/sales").data().get(0).get("sale_id");

    assertThat(server.post(shop, "/sales/" + id + "/cancel", "{}").status()).isEqualTo(409);
  }

  @Test
  void list_whenFiltered_showsSalesOfOrdersAndTheCounterWithLines() {
    shop.store(account, listing("L1", "A", 9));
    for (int i = 0; i < 4; i++) {
      shop.apply(account, order("O" + i, OrderState.PAID, "L1", 1, NOON.plusSeconds(i)));
    }
    shop.apply(
        account,
        order("O3", OrderState.CANCELLED, "L1", 1, NOON.plusSeconds(3), NOON.plusSeconds(9)));
    server.post(shop, "/sales", sale("A", 1));

    assertThat(server.get(shop, "/sales").data())
        .hasSize(5)
        .allSatisfy(sale -> assertThat((List<?>) sale.get("lines")).hasSize(1));
    assertThat(server.get(shop, "/sales?status=cancelled").data()).hasSize(1);
    assertThat(server.get(shop, "/sales?account=" + account.accountId()).data()).hasSize(4);
    assertThat(server.get(shop, "/sales?source=local").data()).hasSize(1);
    assertThat(server.get(shop, "/sales?q=o2").data()).hasSize(1);
    assertThat(
            server
                .get(shop, "/sales?from=2026-11-20T12:00:02Z&account=" + account.accountId())
                .data())
        .hasSize(2);
    assertThat(server.get(shop, "/sales?to=2026-11-20").data()).isEmpty();
    assertThat(server.get(shop, "/sales?status=open").status()).isEqualTo(422);
    assertThat(server.get(shop, "/sales?from=yesterday").status()).isEqualTo(422);
    Answer page = server.get(shop, "/sales?limit=3");
    assertThat(server.get(shop, "/sales?limit=3&cursor=" + page.get("next")).data()).hasSize(2);
  }

  @Test
  void orders_whenALineMatchesNothing_areMarked() {
    shop.store(account, listing("L1", "A", 9));
    shop.apply(account, order("O1", OrderState.PAID, "L1", 1, NOON.plusSeconds(1)));
    shop.apply(account, order("O2", OrderState.PAID, "L9", 1, NOON.plusSeconds(2)));

    Answer all = server.get(shop, "/orders");
    assertThat(all.data()).extracting(o -> o.get("external_id")).containsExactly("O2", "O1");
    assertThat(all.data()).extracting(o -> o.get("unmatched")).containsExactly(true, false);
    assertThat(server.get(shop, "/orders?unmatched=true").data()).hasSize(1);
    assertThat(server.get(shop, "/orders?state=paid&q=O1").data()).hasSize(1);
    assertThat(server.get(shop, "/orders?state=lost").status()).isEqualTo(422);
    Answer page = server.get(shop, "/orders?limit=1");
    assertThat(server.get(shop, "/orders?limit=1&cursor=" + page.get("next")).data())
        .extracting(o -> o.get("external_id"))
        .containsExactly("O1");
    Answer one = server.get(shop, "/orders/" + all.data().get(0).get("order_id"));
    assertThat(((Map<?, ?>) ((List<?>) one.get("lines")).get(0)).get("unmatched")).isEqualTo(true);
  }

  @Test
  void everything_whenItIsAnotherTenants_isNotFound() {
    shop.store(account, listing("L1", "A", 9));
    shop.apply(account, order("O1", OrderState.PAID, "L1", 1, NOON.plusSeconds(1)));
    Object sale = server.post(shop, "/sales", sale("A", 1)).get("sale_id");
    Object order = server.get(shop, "/orders").data().get(0).get("order_id");
    Shop other = new Shop(db, "Other");

    assertThat(server.get(other, "/orders").data()).isEmpty();
    assertThat(server.get(other, "/sales").data()).isEmpty();
    assertThat(server.get(other, "/orders/" + order).status()).isEqualTo(404);
    assertThat(server.get(other, "/sales/" + sale).status()).isEqualTo(404);
    assertThat(server.post(other, "/sales/" + sale + "/cancel", "{}").status()).isEqualTo(404);
    assertThat(server.post(other, "/sales", sale("A", 1)).status()).isEqualTo(422);
    Object cursor = server.get(shop, "/sales?limit=1").get("next");
    assertThat(server.get(other, "/sales?cursor=" + cursor).data()).isEmpty();
    assertThat(shop.stock("A").onHand()).isEqualTo(7);
  }
}
