package dev.feria.server.sales;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static dev.feria.server.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which order lines move stock when their listing is seen, or linked, only after they came. */
final class LateLinkTest {
  private static final Instant CONNECTED = NOON;
  private static final Instant SEEN = NOON.plus(Duration.ofMinutes(10));

  private static TestDatabase db;
  private Shop shop;

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
  }

  /** How a listing becomes a product. */
  enum Way {
    /** Its SKU makes the product, which starts with its quantity. */
    SKU_OPENS(7, true),
    /** Its SKU finds a product with stock of its own. */
    SKU_FINDS(20, false),
    /** Somebody makes a product with its SKU later, and counts it. */
    SKU_FOUND_LATER(20, false),
    /** A person links it to a product with stock of its own. */
    PERSON(20, false),
    /** A person makes a product of it, which starts with its quantity. */
    PERSON_CREATES(7, true);

    private final int start;
    private final boolean opens;

    Way(int start, boolean opens) {
      this.start = start;
      this.opens = opens;
    }
  }

  /** When the order was placed. */
  enum Placed {
    BEFORE_CONNECTING(CONNECTED.minusSeconds(1)),
    BETWEEN(CONNECTED.plus(Duration.ofMinutes(5))),
    AFTER_FIRST_SEEN(SEEN.plusSeconds(1));

    private final Instant at;

    Placed(Instant at) {
      this.at = at;
    }

    boolean moves(Way way) {
      return this == AFTER_FIRST_SEEN || (this == BETWEEN && !way.opens);
    }
  }

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Way way : Way.values()) {
      for (Placed placed : Placed.values()) {
        cases.add(Arguments.of(way, placed, true));
        cases.add(Arguments.of(way, placed, false));
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0} {1} waiting={2}")
  @MethodSource("cases")
  void line_ofALateListing_movesStockOnceOrIsHistory(Way way, Placed placed, boolean waiting) {
    AccountRow account = shop.account("First", true, way == Way.SKU_OPENS, 0);
    if (waiting) {
      buy(account, placed);
      assertThat(shop.effect("O1")).isEqualTo("none");
    }
    link(account, way);
    buy(account, placed);
    buy(account, placed);

    boolean moves = placed.moves(way);
    assertThat(shop.effect("O1")).isEqualTo(moves ? "taken" : "included");
    assertThat(shop.stock("CAF").onHand()).isEqualTo(moves ? way.start - 2 : way.start);

    cancel(account, placed);

    assertThat(shop.effect("O1")).isEqualTo("returned");
    assertThat(shop.stock("CAF").onHand()).isEqualTo(moves ? way.start : way.start + 2);
  }

  @ParameterizedTest(name = "{0} {1} waiting={2}")
  @MethodSource("cases")
  void line_unpaidOfALateListing_isPromisedOnceOrIsHistory(
      Way way, Placed placed, boolean waiting) {
    AccountRow account = shop.account("First", true, way == Way.SKU_OPENS, 0);
    if (waiting) {
      shop.apply(account, order("O1", OrderState.UNPAID, "L1", 2, placed.at));
    }
    link(account, way);
    shop.apply(account, order("O1", OrderState.UNPAID, "L1", 2, placed.at));

    assertThat(shop.stock("CAF").onHand()).isEqualTo(way.start);
    assertThat(shop.stock("CAF").reserved()).isEqualTo(placed.moves(way) ? 2 : 0);
  }

  @Test
  void line_cancelledWhileItWaited_leavesAProductThatOthersCountedAlone() {
    for (Way way : List.of(Way.SKU_FINDS, Way.SKU_FOUND_LATER, Way.PERSON)) {
      shop = new Shop(db, way.name());
      AccountRow account = shop.account("First", true, false, 0);
      buy(account, Placed.BETWEEN);
      cancel(account, Placed.BETWEEN);
      link(account, way);

      assertThat(shop.effect("O1")).as(way.name()).isEqualTo("none");
      assertThat(shop.stock("CAF").onHand()).as(way.name()).isEqualTo(20);
    }
  }

  @Test
  void line_cancelledAfterItsListingWasCounted_comesBackToTheProductMadeOfIt() {
    AccountRow account = shop.account("First", true, false, 0);
    buy(account, Placed.BETWEEN);
    cancel(account, Placed.BETWEEN);
    link(account, Way.PERSON_CREATES);

    assertThat(shop.effect("O1")).isEqualTo("returned");
    assertThat(shop.stock("CAF").onHand()).isEqualTo(9);
  }

  @Test
  void line_whenTheListingIsLinkedAgainToTheProductItOpened_countsFromTheOpening() {
    AccountRow account = shop.account("First");
    shop.store(account, listing("L1", "CAF", 7, SEEN));
    UUID product = shop.stock("CAF").productId();
    shop.database.useTenant(shop.tenant, h -> shop.catalog.unlink(h, account, id(), "test"));
    shop.link(account, id(), product);
    buy(account, Placed.BETWEEN);

    assertThat(shop.effect("O1")).isEqualTo("included");
    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
  }

  @Test
  void line_whenTheListingMovesToAnotherProduct_countsFromTheConnecting() {
    AccountRow account = shop.account("First");
    shop.store(account, listing("L1", "CAF", 7, SEEN));
    shop.product("OTHER", 20);
    shop.link(account, id(), shop.stock("OTHER").productId());
    buy(account, Placed.BETWEEN);

    assertThat(shop.effect("O1")).isEqualTo("taken");
    assertThat(shop.stock("OTHER").onHand()).isEqualTo(18);
    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
  }

  @Test
  void line_whenTheProvidersClockIsBehindOurs_countsFromTheFirstListingSeen() {
    shop.product("CAF", 20);
    AccountRow account = shop.account("First");
    Instant early = CONNECTED.minus(Duration.ofMinutes(3));
    shop.store(account, listing("L0", "TEA", 3, early));
    buy(account, "L1", early.plusSeconds(1));
    shop.store(account, listing("L1", "CAF", 7, SEEN));

    assertThat(shop.effect("O1")).isEqualTo("taken");
    assertThat(shop.stock("CAF").onHand()).isEqualTo(18);
  }

  private void buy(AccountRow account, Placed placed) {
    buy(account, "L1", placed.at);
  }

  private void buy(AccountRow account, String listing, Instant at) {
    shop.apply(account, order("O1", OrderState.PAID, listing, 2, at));
  }

  private void cancel(AccountRow account, Placed placed) {
    Instant later = SEEN.plus(Duration.ofHours(1));
    shop.apply(account, order("O1", OrderState.CANCELLED, "L1", 2, placed.at, later));
  }

  private void link(AccountRow account, Way way) {
    if (way == Way.SKU_FINDS || way == Way.PERSON) {
      shop.product("CAF", 20);
    }
    boolean hasSku = way != Way.PERSON;
    shop.store(account, listing("L1", hasSku ? "CAF" : null, 7, SEEN));
    shop.database.useTenant(
        shop.tenant,
        handle -> {
          switch (way) {
            case SKU_OPENS, SKU_FINDS -> {}
            case SKU_FOUND_LATER ->
                shop.catalog.linkWaiting(
                    handle,
                    account,
                    shop.catalog.create(handle, shop.tenant, "CAF", "Coffee"),
                    "test");
            case PERSON ->
                shop.catalog.link(handle, account, id(), shop.stock("CAF").productId(), "test");
            case PERSON_CREATES -> shop.catalog.linkNew(handle, account, id(), null, "test");
          }
        });
    if (way == Way.SKU_FOUND_LATER) {
      shop.receive("CAF", 20);
    }
  }

  private UUID id() {
    return UUID.fromString(
        String.valueOf(
            shop.value("select listing_id::text from listings where external_id = 'L1'")));
  }
}
