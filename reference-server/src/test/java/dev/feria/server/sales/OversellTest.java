package dev.feria.server.sales;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static dev.feria.server.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.ShopServer;
import dev.feria.server.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sales of which there is not enough. */
final class OversellTest {
  private static final Instant AFTER = NOON.plusSeconds(60);

  private static TestDatabase db;
  private Shop shop;
  private AccountRow first;
  private AccountRow second;
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
    first = shop.account("First");
    second = shop.account("Second");
    shop.store(first, listing("L1", "CAF", 1));
    shop.store(second, listing("X1", "CAF", 1));
    server = new ShopServer(shop);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void at(AccountRow account, String id, OrderState state, int quantity, int second) {
    String listing = account.equals(first) ? "L1" : "X1";
    shop.apply(account, order(id, state, listing, quantity, AFTER, AFTER.plusSeconds(second)));
  }

  /** The orders that are charged, with what is missing and open of each. */
  private @Nullable String charged() {
    return shop.value(
        """
        select string_agg(reference || ' ' || missing || ' ' || open || ' '
          || coalesce(resolution, 'unresolved'), ', ' order by reference)
        from oversells
        """);
  }

  private @Nullable String openNotices() {
    return shop.value("select count(*) from notices where resolved_at is null");
  }

  @Test
  void apply_whenASaleTakesWhatIsPromised_isMarked() {
    at(first, "A", OrderState.UNPAID, 1, 0);
    at(second, "B", OrderState.PAID, 1, 0);
    assertThat(shop.stock("CAF").onHand()).as("nothing is below zero on the shelf").isZero();
    assertThat(charged()).isEqualTo("B 1 1 unresolved");

    at(first, "A", OrderState.PAID, 1, 5);
    assertThat(charged()).as("one piece is missing, not two").isEqualTo("B 1 1 unresolved");
  }

  @Test
  void apply_whenBothWerePromised_theFirstToPayIsMarked() {
    at(first, "A", OrderState.UNPAID, 1, 0);
    at(second, "B", OrderState.UNPAID, 1, 0);
    assertThat(charged()).as("nothing is committed").isNull();

    at(second, "B", OrderState.PAID, 1, 5);
    at(first, "A", OrderState.PAID, 1, 6);

    assertThat(charged()).isEqualTo("B 1 1 unresolved");
  }

  @Test
  void apply_whenThePromiseThatCompetedEnds_isResolvedByStock() {
    at(first, "A", OrderState.UNPAID, 1, 0);
    at(second, "B", OrderState.PAID, 1, 0);
    at(first, "A", OrderState.CANCELLED, 1, 5);

    assertThat(charged()).isEqualTo("B 1 0 stock");
    assertThat(openNotices()).isEqualTo("0");
  }

  @Test
  void receive_whenAPartIsMissing_coversTheOldestFirst() {
    at(first, "A", OrderState.PAID, 3, 0);
    shop.clock.advance(Duration.ofSeconds(1));
    at(second, "B", OrderState.PAID, 2, 0);
    assertThat(charged()).isEqualTo("A 2 2 unresolved, B 2 2 unresolved");

    shop.receive("CAF", 3);
    assertThat(charged()).isEqualTo("A 2 0 stock, B 2 1 unresolved");
    assertThat(openNotices()).isEqualTo("1");
    shop.receive("CAF", 1);
    assertThat(charged()).isEqualTo("A 2 0 stock, B 2 0 stock");
    assertThat(openNotices()).isEqualTo("0");
  }

  @Test
  void apply_whenTheOversoldOrderIsCancelled_itIsItThatIsResolved() {
    at(first, "A", OrderState.PAID, 2, 0);
    at(second, "B", OrderState.PAID, 1, 0);
    at(second, "B", OrderState.CANCELLED, 1, 5);

    assertThat(charged()).isEqualTo("A 1 1 unresolved, B 1 0 returned");
    at(first, "A", OrderState.CANCELLED, 2, 6);
    assertThat(charged()).isEqualTo("A 1 0 returned, B 1 0 returned");
    assertThat(shop.stock("CAF").available()).isOne();
  }

  @Test
  void api_whenOversold_showsWhatCompetesUntilAPersonResolvesIt() {
    at(first, "A", OrderState.PAID, 1, 0);
    at(first, "U", OrderState.UNPAID, 2, 0);
    shop.apply(second, order("B", OrderState.PAID, "X1", 1, AFTER.plusSeconds(30)));

    List<Map<String, Object>> found = server.get(shop, "/sales?oversold=true").data();
    assertThat(found).hasSize(1);
    String id = String.valueOf(found.get(0).get("sale_id"));
    ShopServer.Answer shown = server.get(shop, "/sales/" + id);
    assertThat(shown.get("oversold")).isEqualTo(true);
    assertThat(shown.text()).contains("\"missing\":1");
    assertThat((List<?>) shown.get("competing"))
        .extracting(other -> String.valueOf(((Map<?, ?>) other).get("external_id")))
        .containsExactlyInAnyOrder("A", "U");
    assertThat(server.get(shop, "/sales?oversold=false").data()).hasSize(1);
    assertThat(shop.value("select detail->>'competing' from notices"))
        .contains("First A x1")
        .contains("First U x2");

    ShopServer.Answer resolved = server.post(shop, "/sales/" + id + "/oversell/resolve", "{}");

    assertThat(resolved.get("oversold")).isEqualTo(false);
    assertThat(((Map<?, ?>) resolved.get("oversell")).get("resolution")).isEqualTo("person");
    assertThat(server.post(shop, "/sales/" + id + "/oversell/resolve", "{}").status())
        .isEqualTo(200);
    assertThat(openNotices()).isEqualTo("0");
    assertThat(shop.value("select count(*) from audit_log where action = 'oversell.resolve'"))
        .isEqualTo("1");
    at(first, "U", OrderState.PAID, 2, 9);
    assertThat(charged()).as("what was dealt with is not told of again").contains("B 1 1 person");
    assertThat(openNotices()).isEqualTo("1");
  }

  @Test
  void apply_whenHistoryArrivesInOnePage_chargesOnlyWhatIsMissingAtItsEnd() {
    shop.apply(
        first,
        order("A", OrderState.PAID, "L1", 1, AFTER),
        order("B", OrderState.PAID, "L1", 1, AFTER),
        order("C", OrderState.PAID, "L1", 1, AFTER));

    assertThat(charged()).isEqualTo("B 1 1 unresolved, C 1 1 unresolved");
    assertThat(openNotices()).isEqualTo("2");
  }

  @Test
  void sell_whenForcedOverTheCounter_isMarkedAsWell() {
    ShopServer.Answer sold =
        server.post(
            shop,
            "/sales",
            """
            {"allow_negative": true, "lines": [{"sku": "CAF", "quantity": 3,
              "unit_price": {"amount": "1", "currency": "CLP"}}]}
            """);

    assertThat(sold.get("oversold")).isEqualTo(true);
    assertThat(server.post(shop, "/sales/" + sold.get("sale_id") + "/cancel", "{}").get("oversold"))
        .isEqualTo(false);
  }
}
