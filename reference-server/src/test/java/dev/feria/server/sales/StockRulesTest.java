package dev.feria.server.sales;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static dev.feria.server.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules by which imports and orders move stock, each against the real database. */
final class StockRulesTest {
  private static final Instant BEFORE = NOON.minusSeconds(60);
  private static final Instant AFTER = NOON.plusSeconds(60);
  private static final Instant LATER = NOON.plusSeconds(120);

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
  }

  @Test
  void store_whenSkuHasNoProduct_createsItWithTheListingsQuantity() {
    shop.store(account, listing("L1", "CAF", 7));

    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
    assertThat(shop.value("select linked_by from listings where external_id = 'L1'"))
        .isEqualTo("sku");
    assertThat(shop.value("select kind || ' ' || quantity from movements")).isEqualTo("opening 7");
    assertThat(shop.publisher().drain()).isZero();
  }

  @Test
  void store_whenQuantityIsNotTold_opensWithNothing() {
    shop.store(account, listing("L1", "CAF", null, NOON, ListingState.ACTIVE, StockOwner.SELLER));

    assertThat(shop.stock("CAF").onHand()).isZero();
  }

  @Test
  void store_whenSkuHasAProduct_linksAndPublishesItsStock() {
    shop.product("CAF", 3);

    shop.store(account, listing("L1", "CAF", 7));
    shop.publisher().drain();

    assertThat(shop.stock("CAF").onHand()).isEqualTo(3);
    assertThat(shop.channel(account).shown("L1")).isEqualTo(3);
  }

  @Test
  void store_whenSkuComesTwice_theFirstOpensAndBothShowTheSame() {
    AccountRow second = shop.account("Second");
    shop.store(account, listing("L1", "CAF", 7), listing("L2", "CAF", 5));
    shop.store(second, listing("X1", "CAF", 9));
    shop.publisher().drain();

    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
    assertThat(shop.channel(account).shown("L1")).isNull();
    assertThat(shop.channel(account).shown("L2")).isEqualTo(7);
    assertThat(shop.channel(second).shown("X1")).isEqualTo(7);
  }

  @Test
  void store_whenAccountMakesNoProducts_leavesTheListingUnmatched() {
    AccountRow careful = shop.account("Careful", true, false, 0);
    shop.store(careful, listing("L1", "CAF", 7));

    assertThat(shop.value("select product_id::text from listings")).isNull();
    assertThat(shop.value("select count(*) from products")).isEqualTo("0");
  }

  @Test
  void store_whenListingHasNoSku_leavesItUnmatched() {
    shop.store(account, listing("L1", null, 7), listing("L2", " ", 7));

    assertThat(shop.value("select count(*) from listings where product_id is null")).isEqualTo("2");
    assertThat(shop.value("select count(*) from products")).isEqualTo("0");
  }

  @Test
  void store_whenProviderOwnsTheStock_linksButNeverPublishesNorMovesStock() {
    shop.store(account, listing("F1", "CAF", 40, NOON, ListingState.ACTIVE, StockOwner.PROVIDER));
    shop.apply(account, order("O1", OrderState.PAID, "F1", 2, AFTER));
    shop.receive("CAF", 5);
    shop.publisher().drain();

    assertThat(shop.stock("CAF").onHand()).isEqualTo(5);
    assertThat(shop.effect("O1")).isEqualTo("foreign");
    assertThat(shop.channel(account).sent()).isEmpty();
  }

  @Test
  void store_whenSellersListingFollowsAProvidersOne_itGivesTheOpening() {
    shop.store(account, listing("F1", "CAF", 40, NOON, ListingState.ACTIVE, StockOwner.PROVIDER));
    shop.store(account, listing("L1", "CAF", 7));

    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
  }

  @Test
  void apply_whenPaidAfterTheCount_takesOnce() {
    shop.store(account, listing("L1", "CAF", 7));

    for (int i = 0; i < 5; i++) {
      shop.apply(account, order("O1", OrderState.PAID, "L1", 2, AFTER, AFTER.plusSeconds(i)));
    }

    assertThat(shop.stock("CAF").onHand()).isEqualTo(5);
    assertThat(
            shop.value(
                "select source || ' ' || reference || ' ' || line from movement_keys"
                    + " where line like '%sale'"))
        .isEqualTo(account.accountId() + " O1 1:sale");
  }

  @Test
  void apply_whenPlacedBeforeTheCount_isIncludedAndGivenBackWhenCancelled() {
    shop.store(account, listing("L1", "CAF", 7));
    shop.apply(account, order("O1", OrderState.PAID, "L1", 2, BEFORE));
    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
    assertThat(shop.effect("O1")).isEqualTo("included");

    shop.apply(account, order("O1", OrderState.CANCELLED, "L1", 2, BEFORE, AFTER));

    assertThat(shop.stock("CAF").onHand()).isEqualTo(9);
    assertThat(shop.effect("O1")).isEqualTo("returned");
  }

  @Test
  void apply_whenListingWasSeenAgainLater_comparesWithTheFirstCount() {
    shop.store(account, listing("L1", "CAF", 7));
    shop.store(account, listing("L1", "CAF", 5, LATER));

    shop.apply(account, order("O1", OrderState.PAID, "L1", 2, AFTER));

    assertThat(shop.stock("CAF").onHand()).isEqualTo(5);
  }

  @Test
  void apply_whenUnpaid_reservesUntilPaid() {
    shop.store(account, listing("L1", "CAF", 7));
    shop.apply(account, order("O1", OrderState.UNPAID, "L1", 2, AFTER));
    assertThat(shop.stock("CAF").reserved()).isEqualTo(2);
    assertThat(shop.stock("CAF").available()).isEqualTo(5);
    assertThat(
            shop.value(
                "select expires_at = ?::timestamptz from reservations",
                AFTER.plus(Duration.ofDays(7)).toString()))
        .isEqualTo("t");

    shop.apply(account, order("O1", OrderState.PAID, "L1", 2, AFTER, LATER));

    assertThat(shop.stock("CAF").reserved()).isZero();
    assertThat(shop.stock("CAF").onHand()).isEqualTo(5);
    assertThat(shop.value("select count(*) from reservations")).isEqualTo("0");
  }

  @Test
  void apply_whenReservedIsCancelled_releases() {
    shop.store(account, listing("L1", "CAF", 7));
    shop.apply(account, order("O1", OrderState.UNKNOWN, "L1", 2, AFTER));
    shop.apply(account, order("O1", OrderState.CANCELLED, "L1", 2, AFTER, LATER));

    assertThat(shop.stock("CAF").available()).isEqualTo(7);
    assertThat(shop.value("select count(*) from movements")).isEqualTo("1");
  }

  @Test
  void apply_whenPaidIsCancelled_returnsOnceAndCancelsTheSale() {
    shop.store(account, listing("L1", "CAF", 7));
    shop.apply(account, order("O1", OrderState.PAID, "L1", 2, AFTER));
    assertThat(shop.value("select status from sales")).isEqualTo("completed");

    shop.apply(account, order("O1", OrderState.CANCELLED, "L1", 2, AFTER, LATER));
    shop.apply(account, order("O1", OrderState.CANCELLED, "L1", 2, AFTER, LATER.plusSeconds(1)));

    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
    assertThat(shop.value("select status from sales")).isEqualTo("cancelled");
  }

  @Test
  void apply_whenHistoric_makesASaleWithoutMovingStock() {
    shop.store(account, listing("L1", "CAF", 7));
    shop.apply(account, order("O1", OrderState.PAID, "L1", 2, BEFORE.minus(Duration.ofDays(90))));

    assertThat(shop.value("select source || ' ' || total from sales")).isEqualTo("order 3980");
    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
  }

  @Test
  void apply_whenNothingMatches_storesTheOrderUnmatched() {
    assertThat(shop.apply(account, order("O1", OrderState.PAID, "L9", 2, AFTER)))
        .containsExactly(ApplyOutcome.NEW);

    assertThat(shop.effect("O1")).isEqualTo("none");
    assertThat(shop.value("select product_id::text from order_lines")).isNull();
  }

  @Test
  void link_whenAPersonLinks_appliesWaitingLinesAndKeepsTheProductsStock() {
    shop.product("OWN", 20);
    shop.store(account, listing("L1", null, 7));
    shop.apply(account, order("OLD", OrderState.PAID, "L1", 1, BEFORE));
    shop.apply(account, order("NEW", OrderState.PAID, "L1", 2, AFTER));
    shop.apply(account, order("WAIT", OrderState.UNPAID, "L1", 3, AFTER));

    link("L1", "OWN");
    shop.publisher().drain();

    assertThat(shop.stock("OWN").onHand()).isEqualTo(18);
    assertThat(shop.stock("OWN").reserved()).isEqualTo(3);
    assertThat(shop.effect("OLD")).isEqualTo("included");
    assertThat(shop.effect("NEW")).isEqualTo("taken");
    assertThat(shop.channel(account).shown("L1")).isEqualTo(15);
  }

  @Test
  void store_whenListingComesAfterItsOrder_appliesTheLine() {
    shop.apply(account, order("O1", OrderState.PAID, "L1", 2, AFTER));
    shop.store(account, listing("L1", "CAF", 7));

    assertThat(shop.stock("CAF").onHand()).isEqualTo(5);
    assertThat(shop.effect("O1")).isEqualTo("taken");
  }

  @Test
  void apply_whenMoreIsSoldThanThereIs_goesBelowZeroAndTellsTheOwner() {
    shop.store(account, listing("L1", "CAF", 1));
    shop.apply(account, order("O1", OrderState.PAID, "L1", 3, AFTER));

    assertThat(shop.stock("CAF").onHand()).isEqualTo(-2);
    assertThat(shop.stock("CAF").available()).isZero();
    assertThat(shop.value("select kind || ' ' || (detail->>'sku') from notices"))
        .isEqualTo("oversold CAF");

    shop.receive("CAF", 5);

    assertThat(shop.value("select count(*) from notices where resolved_at is null")).isEqualTo("0");
  }

  @Test
  void apply_whenOlderObservationComesLate_changesNothing() {
    shop.store(account, listing("L1", "CAF", 7));
    shop.apply(account, order("O1", OrderState.CANCELLED, "L1", 2, AFTER, LATER));

    assertThat(shop.apply(account, order("O1", OrderState.PAID, "L1", 2, AFTER)))
        .containsExactly(ApplyOutcome.SKIPPED);
    assertThat(shop.value("select state from orders")).isEqualTo("cancelled");
    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
  }

  @Test
  void apply_whenSeenTwiceInAPage_takesTheNewest() {
    shop.store(account, listing("L1", "CAF", 7));

    assertThat(
            shop.apply(
                account,
                order("O1", OrderState.PAID, "L1", 2, AFTER, LATER),
                order("O1", OrderState.UNPAID, "L1", 2, AFTER)))
        .containsExactly(ApplyOutcome.NEW, ApplyOutcome.SKIPPED);
    assertThat(shop.stock("CAF").onHand()).isEqualTo(5);
    assertThat(shop.stock("CAF").reserved()).isZero();
  }

  @Test
  void everyChange_bumpsTheVersionAndWantsEveryListing() {
    AccountRow second = shop.account("Second", true, true, 2);
    AccountRow silent = shop.account("Silent", false, true, 0);
    shop.store(account, listing("L1", "CAF", 7));
    shop.store(second, listing("X1", "CAF", 7));
    shop.store(silent, listing("Y1", "CAF", 7));
    shop.publisher().drain();
    long version = shop.stock("CAF").version();

    shop.apply(account, order("O1", OrderState.PAID, "L1", 1, AFTER));
    shop.publisher().drain();

    assertThat(shop.stock("CAF").version()).isEqualTo(version + 1);
    assertThat(shop.channel(account).shown("L1")).isEqualTo(6);
    assertThat(shop.channel(second).shown("X1")).isEqualTo(4);
    assertThat(shop.channel(silent).sent()).isEmpty();
  }

  @Test
  void store_whenTheChannelShowsLess_waitsForTheSweepToRepairIt() {
    shop.store(account, listing("L1", "CAF", 7));
    shop.store(account, listing("L1", "CAF", 5, AFTER));
    assertThat(shop.publisher().drain()).isZero();

    int drifted =
        db.database().inTenant(shop.tenant, h -> shop.catalog.repairDrift(h, account, BEFORE));
    assertThat(drifted).isZero();
    drifted = db.database().inTenant(shop.tenant, h -> shop.catalog.repairDrift(h, account, LATER));
    shop.publisher().drain();

    assertThat(drifted).isOne();
    assertThat(shop.channel(account).shown("L1")).isEqualTo(7);
  }

  @Test
  void store_whenListingEndsAndComesBack_isPublishedAgain() {
    shop.store(account, listing("L1", "CAF", 7));
    shop.store(
        account,
        listing("L1", "CAF", 7, AFTER, ListingState.CLOSED, StockOwner.SELLER),
        listing("L2", "TEA", 3));
    shop.receive("CAF", 1);
    assertThat(shop.publisher().drain()).isZero();

    shop.store(account, listing("L1", "CAF", 7, LATER), listing("L3", "NEW", 3));
    shop.publisher().drain();

    assertThat(shop.channel(account).shown("L1")).isEqualTo(8);
  }

  private void link(String listing, String sku) {
    UUID id =
        UUID.fromString(
            shop.value("select listing_id::text from listings where external_id = ?", listing));
    shop.link(account, id, shop.stock(sku).productId());
  }
}
