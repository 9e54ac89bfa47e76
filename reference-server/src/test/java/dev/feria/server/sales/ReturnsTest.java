package dev.feria.server.sales;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.FulfilmentState;
import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pieces that come back although their order stands. */
final class ReturnsTest {
  private static final Instant AFTER = NOON.plusSeconds(60);

  private static TestDatabase db;
  private Shop shop;
  private AccountRow account;

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
    shop.store(account, listing("L1", "CAF", 10));
  }

  private List<ApplyOutcome> seen(OrderState state, int quantity, int returned, int second) {
    return seen("L1", state, quantity, returned, second, AFTER, null);
  }

  private List<ApplyOutcome> seen(
      String listing,
      OrderState state,
      int quantity,
      int returned,
      int second,
      Instant placed,
      @Nullable FulfilmentState fulfilment) {
    Order plain = Shop.order("O1", state, listing, quantity, placed, placed.plusSeconds(second));
    Order.Line line = plain.lines().get(0);
    return shop.apply(
        account,
        new Order(
            plain.id(),
            plain.packId(),
            state,
            "as-is",
            placed,
            plain.updatedAt(),
            List.of(
                new Order.Line(
                    "1", listing, null, line.title(), quantity, line.unitPrice(), returned)),
            plain.total(),
            null,
            null,
            null,
            fulfilment));
  }

  private @Nullable String movements() {
    return shop.value(
        "select string_agg(kind || quantity || ' ' || line, ', ' order by at, movement_id)"
            + " from movements where kind <> 'opening'");
  }

  @Test
  void apply_whenPiecesComeBackOneByOne_movesEachOnceAndACancellationTheRest() {
    seen(OrderState.PAID, 3, 0, 1);
    seen(OrderState.PAID, 3, 1, 2);
    seen(OrderState.PAID, 3, 1, 2);
    seen(OrderState.PAID, 3, 1, 3);
    seen(OrderState.PAID, 3, 2, 4);
    assertThat(shop.stock("CAF").onHand()).isEqualTo(9);
    assertThat(shop.effect("O1")).isEqualTo("taken");

    seen(OrderState.CANCELLED, 3, 2, 5);
    seen(OrderState.CANCELLED, 3, 3, 6);

    assertThat(movements())
        .isEqualTo("sale-3 1:sale, return1 1:return:1, return1 1:return:2, return1 1:return");
    assertThat(shop.stock("CAF").onHand()).isEqualTo(10);
    assertThat(shop.effect("O1")).isEqualTo("returned");
  }

  @Test
  void apply_whenTwoReturnsHappenInTheSameSecond_seesBoth() {
    seen(OrderState.PAID, 3, 1, 1);
    assertThat(seen(OrderState.PAID, 3, 2, 1)).containsExactly(ApplyOutcome.UPDATED);
    assertThat(seen(OrderState.PAID, 3, 1, 1)).containsExactly(ApplyOutcome.SKIPPED);

    assertThat(shop.stock("CAF").onHand()).isEqualTo(9);
  }

  @Test
  void apply_whenEverythingCameBack_theLineIsReturnedAndACancellationGivesNothing() {
    seen(OrderState.PAID, 2, 0, 1);
    seen(OrderState.PAID, 2, 2, 2);
    assertThat(shop.effect("O1")).isEqualTo("returned");
    seen(OrderState.CANCELLED, 2, 2, 3);

    assertThat(movements()).isEqualTo("sale-2 1:sale, return2 1:return:2");
  }

  @Test
  void apply_whenFirstSeenWithReturns_takesOnlyWhatIsGone() {
    seen(OrderState.PAID, 3, 1, 5);
    assertThat(movements()).isEqualTo("sale-2 1:sale");
    seen(OrderState.PAID, 3, 2, 6);
    assertThat(shop.stock("CAF").onHand()).isEqualTo(9);
  }

  @Test
  void apply_whenAnUnpaidOrderLosesPieces_promisesFewer() {
    seen(OrderState.UNPAID, 3, 0, 1);
    assertThat(shop.stock("CAF").reserved()).isEqualTo(3);
    seen(OrderState.UNPAID, 3, 1, 2);
    seen(OrderState.UNPAID, 3, 1, 3);
    assertThat(shop.stock("CAF").reserved()).isEqualTo(2);
    assertThat(shop.value("select quantity from reservations")).isEqualTo("2");

    seen(OrderState.PAID, 3, 1, 4);

    assertThat(shop.stock("CAF").reserved()).isZero();
    assertThat(shop.stock("CAF").onHand()).isEqualTo(8);
    assertThat(shop.value("select count(*) from reservations")).isEqualTo("0");
  }

  @Test
  void apply_whenAnUnpaidOrderLosesAllPieces_promisesNothing() {
    seen(OrderState.UNPAID, 3, 0, 1);
    seen(OrderState.UNPAID, 3, 3, 2);

    assertThat(shop.stock("CAF").reserved()).isZero();
    assertThat(shop.effect("O1")).isEqualTo("none");
  }

  @Test
  void apply_whenIncluded_onlyWhatCameBackAfterTheCountMovesStock() {
    Instant before = NOON.minusSeconds(600);
    seen("L1", OrderState.PAID, 3, 1, 1, before, null);
    assertThat(movements()).isNull();
    seen("L1", OrderState.PAID, 3, 2, 700, before, null);
    assertThat(shop.stock("CAF").onHand()).isEqualTo(11);
    seen("L1", OrderState.CANCELLED, 3, 2, 701, before, null);

    assertThat(shop.stock("CAF").onHand()).isEqualTo(12);
  }

  @Test
  void apply_whenTheProviderCounts_neverMovesStock() {
    shop.store(account, listing("F1", "FUL", 4, NOON, ListingState.ACTIVE, StockOwner.PROVIDER));
    seen("F1", OrderState.PAID, 3, 0, 1, AFTER, null);
    seen("F1", OrderState.PAID, 3, 2, 2, AFTER, null);

    assertThat(movements()).isNull();
    assertThat(shop.value("select returned from order_lines")).isEqualTo("2");
  }

  @Test
  void link_whenALineThatWaitedHadReturns_takesOnlyWhatIsGone() {
    shop.store(account, listing("L9", null, 4));
    seen("L9", OrderState.PAID, 3, 1, 1, AFTER, null);
    UUID product = shop.product("TEA", 5).productId();
    String id = shop.value("select listing_id::text from listings where external_id = 'L9'");

    shop.link(account, UUID.fromString(id), product);

    assertThat(shop.stock("TEA").onHand()).isEqualTo(3);
  }

  @Test
  void apply_keepsWhatHasLeftAndLeavesReturnsOutOfTheFigures() {
    seen("L1", OrderState.PAID, 3, 0, 1, AFTER, FulfilmentState.UNFULFILLED);
    seen("L1", OrderState.PAID, 3, 1, 1, AFTER, FulfilmentState.PARTIAL);
    seen("L1", OrderState.PAID, 3, 1, 2, AFTER, null);

    assertThat(shop.value("select fulfilment || returned from orders")).isEqualTo("partial1");
    assertThat(shop.value("select total || ' ' || returned_total from sales"))
        .isEqualTo("5970 1990");
    Turnover sum = new SalesReading(db.database()).since(shop.tenant, NOON);
    assertThat(sum.totals().get(0).amount()).isEqualByComparingTo("3980");
  }
}
