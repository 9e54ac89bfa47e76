package dev.feria.server.sales;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static dev.feria.server.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.commerce.OrderState;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.ListingEvents;
import dev.feria.server.ingest.EventHandler;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EventsTest {
  private static final Event.Header HEADER = new Event.Header(null, "1", "topic", NOON);
  private static TestDatabase db;
  private Shop shop;
  private AccountRow account;
  private final List<String> read = new ArrayList<>();

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

  private final class FakeSeller implements Account, OrderSource, ListingSource {
    @Override
    public Paginated<Entry<Order>> orders(OrderQuery query) {
      throw new AssertionError("not asked for");
    }

    @Override
    public Order order(String id) {
      read.add("order " + id);
      return Shop.order(id, OrderState.PAID, "L1", 2, NOON.plusSeconds(5));
    }

    @Override
    public Paginated<Entry<Listing>> listings(ListingQuery query) {
      throw new AssertionError("not asked for");
    }

    @Override
    public List<Listing> listingGroup(String group) {
      read.add("listing " + group);
      return group.equals("L1") ? List.of(listing("L1", "CAF", 5, NOON.plusSeconds(9))) : List.of();
    }

    @Override
    public AccountHandle handle() {
      return account.handle();
    }

    @Override
    public AccountProfile profile() {
      return new AccountProfile("1", "First", Map.of());
    }

    @Override
    public void disconnect() {}
  }

  private void handle(EventHandler handler, AccountRow row, Event event) {
    assertThat(handler.accepts(event)).isTrue();
    var work = handler.prepare(row, new FakeSeller(), event);
    db.database().useTenant(shop.tenant, work::run);
  }

  @Test
  void orderChanged_readsTheOrderAndAppliesIt() {
    shop.store(account, listing("L1", "CAF", 7));
    var handler = new OrderEvents(shop.database, shop.sales);

    handle(handler, account, new Event.OrderChanged(HEADER, "O1"));

    assertThat(shop.stock("CAF").onHand()).isEqualTo(5);
    assertThat(handler.accepts(new Event.ListingChanged(HEADER, "L1"))).isFalse();
  }

  @Test
  void orderChanged_whenTheOrderWasSeenLater_isKnown() {
    var handler = new OrderEvents(shop.database, shop.sales);
    shop.apply(account, seen(OrderState.PAID, NOON, NOON.plusSeconds(60)));

    assertThat(handler.isKnown(account, changed(NOON.plusSeconds(59), true))).isTrue();
    assertThat(handler.isKnown(account, changed(NOON.plusSeconds(60), true))).isFalse();
    assertThat(handler.isKnown(account, changed(NOON.plusSeconds(59), false)))
        .as("when the provider did not say when")
        .isFalse();
    assertThat(handler.isKnown(shop.account("Second"), changed(NOON, true))).isFalse();
  }

  @Test
  void orderChanged_whenAnUnchangedOrderIsSeenAgain_isKnownForLonger() {
    var handler = new OrderEvents(shop.database, shop.sales);
    shop.apply(account, seen(OrderState.PAID, NOON, NOON.plusSeconds(60)));
    shop.apply(account, seen(OrderState.PAID, NOON, NOON.plusSeconds(90)));
    assertThat(handler.isKnown(account, changed(NOON.plusSeconds(89), true))).isTrue();

    // a page that lags behind what is held proves nothing
    shop.apply(account, seen(OrderState.CANCELLED, NOON.plusSeconds(95), null));
    shop.apply(account, seen(OrderState.PAID, NOON, NOON.plusSeconds(200)));
    assertThat(handler.isKnown(account, changed(NOON.plusSeconds(100), true))).isFalse();
  }

  private static Event changed(Instant at, boolean timed) {
    return new Event.OrderChanged(new Event.Header(null, "1", "topic", at, timed), "O1");
  }

  private static Order seen(OrderState state, Instant updated, Instant observed) {
    Order order = order("O1", state, "L1", 2, NOON, updated);
    return new Order(
        order.id(),
        order.packId(),
        order.state(),
        order.providerStatus(),
        order.createdAt(),
        order.updatedAt(),
        order.lines(),
        order.total(),
        order.buyer(),
        order.shipmentId(),
        observed);
  }

  @Test
  void orderChanged_whenTheAccountImportsNoOrders_readsNothing() {
    AccountRow row =
        new AccountRow(
            account.tenantId(),
            account.accountId(),
            account.provider(),
            account.externalId(),
            account.name(),
            Map.of(),
            Map.of(),
            account.status(),
            null,
            NOON,
            null,
            account.webhookKey(),
            false,
            true,
            true,
            0,
            false,
            List.of(),
            null,
            NOON,
            null,
            null);
    handle(new OrderEvents(shop.database, shop.sales), row, new Event.OrderChanged(HEADER, "O1"));
    assertThat(read).isEmpty();
  }

  @Test
  void listingChanged_storesWhatTheChannelShowsAndPublishesNothing() {
    shop.store(account, listing("L1", "CAF", 7));
    var handler = new ListingEvents(db.database(), shop.catalog);

    handle(handler, account, new Event.ListingChanged(HEADER, "L1"));
    handle(handler, account, new Event.ListingChanged(HEADER, "GONE"));
    handle(handler, account, new Event.StockChanged(HEADER, "L1"));
    handle(handler, account, new Event.StockChanged(HEADER, "MLCU1"));

    assertThat(read).containsExactly("listing L1", "listing GONE", "listing L1");
    assertThat(shop.value("select channel_quantity::text from listings")).isEqualTo("5");
    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
    assertThat(shop.publisher().drain()).isZero();
    assertThat(handler.accepts(new Event.OrderChanged(HEADER, "1"))).isFalse();
  }

  @Test
  void orderAndListing_whenTheListingIsSeenBeforeTheOrder_agreeInTheEnd() {
    shop.store(account, listing("L1", "CAF", 7));
    handle(
        new ListingEvents(db.database(), shop.catalog),
        account,
        new Event.ListingChanged(HEADER, "L1"));
    shop.apply(account, order("O1", OrderState.PAID, "L1", 2, NOON.plusSeconds(5)));
    shop.publisher().drain();

    assertThat(shop.stock("CAF").onHand()).isEqualTo(5);
    assertThat(shop.channel(account).shown("L1")).isEqualTo(5);
  }
}
