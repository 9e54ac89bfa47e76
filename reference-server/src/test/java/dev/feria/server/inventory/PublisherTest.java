package dev.feria.server.inventory;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static dev.feria.server.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.OrderState;
import dev.feria.core.commerce.StockChange;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountStatus;
import dev.feria.server.testing.FakeChannel;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PublisherTest {
  private static final Instant AFTER = NOON.plusSeconds(60);

  private static TestDatabase db;
  private Shop shop;
  private AccountRow account;
  private FakeChannel channel;

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
    channel = shop.channel(account);
  }

  private void sell(String order, String listing, int quantity) {
    shop.apply(account, order(order, OrderState.PAID, listing, quantity, AFTER));
  }

  private PublicationState state(String listing) {
    UUID id =
        UUID.fromString(
            shop.value("select listing_id::text from listings where external_id = ?", listing));
    return db.database()
        .inTenant(shop.tenant, h -> shop.publications.states(h, shop.tenant, List.of(id)))
        .get(id);
  }

  private static Failure failure(int status, Duration retryAfter) {
    return new Failure("stall", "stock.put", status, "code", "req", 1, retryAfter);
  }

  private static ProviderException unavailable() {
    return new UnavailableException(failure(503, null), null, null);
  }

  @Test
  void drain_whenSoldToZero_sendsZeroAndAfterReceivingTheNewQuantity() {
    shop.store(account, listing("L1", "CAF", 2));
    sell("O1", "L1", 2);
    shop.publisher().drain();
    assertThat(channel.shown("L1")).isZero();
    assertThat(shop.value("select state || channel_quantity from listings"))
        .isEqualTo("out_of_stock0");

    shop.receive("CAF", 9);
    shop.publisher().drain();

    assertThat(channel.shown("L1")).isEqualTo(9);
    assertThat(shop.value("select state || channel_quantity from listings")).isEqualTo("active9");
  }

  @Test
  void drain_whenManyChangesWait_sendsOneQuantity() {
    shop.store(account, listing("L1", "CAF", 50));
    for (int i = 0; i < 20; i++) {
      sell("O" + i, "L1", 1);
    }

    assertThat(shop.publisher().drain()).isOne();
    assertThat(channel.sent()).containsExactly(new StockChange("L1", "L1", 30));
    assertThat(state("L1").pending()).isFalse();
  }

  @Test
  void drain_whenVariationsChange_sendsTheGroupInOneCall() {
    shop.store(account, listing("L1:1", "A", 5), listing("L1:2", "B", 5), listing("L2", "C", 5));
    sell("O1", "L1:1", 1);
    sell("O2", "L1:2", 2);
    sell("O3", "L2", 3);

    shop.publisher().drain();

    assertThat(channel.calls()).containsExactlyInAnyOrder(2, 1);
  }

  @Test
  void drain_whenChannelTakesBatches_putsGroupsTogether() {
    channel.batch(10);
    for (int i = 0; i < 12; i++) {
      shop.store(account, listing("L" + i, "S" + i, 5));
    }
    Publisher publisher = shop.publisher();
    sell("O0", "L0", 1);
    publisher.drain();
    for (int i = 0; i < 12; i++) {
      sell("P" + i, "L" + i, 1);
    }

    publisher.drain();

    assertThat(channel.calls()).containsExactly(1, 10, 2);
  }

  @Test
  void drain_whenTheAccountIsNew_knowsHowManyGroupsItTakesBeforeTheFirstCall() {
    channel.batch(100);
    for (int i = 0; i < 230; i++) {
      shop.store(account, listing("L" + i, "S" + i, 5));
    }
    db.database()
        .useTenant(
            shop.tenant, h -> shop.publications.wantAccount(h, shop.tenant, account.accountId()));

    shop.publisher().drain();

    assertThat(channel.calls()).containsExactly(100, 100, 30);
  }

  @Test
  void drain_whenSomethingCameBackBeforeSomethingWasSold_sendsTheSoldFirst() {
    shop.store(account, listing("L1", "CAF", 5), listing("L2", "TEA", 5));
    sell("O1", "L1", 1);
    shop.publisher().drain();
    shop.apply(account, order("O1", OrderState.CANCELLED, "L1", 1, AFTER, AFTER.plusSeconds(1)));
    shop.clock.advance(Duration.ofSeconds(1));
    sell("O2", "L2", 1);
    channel.sent().clear();

    shop.publisher().drain();

    assertThat(channel.sent()).extracting(StockChange::listingId).containsExactly("L2", "L1");
  }

  @Test
  void drain_whenAProductIsSoldAgainWhileItWaits_keepsItsPlace() {
    shop.store(account, listing("L1", "CAF", 5), listing("L2", "TEA", 5));
    sell("O1", "L1", 1);
    shop.clock.advance(Duration.ofSeconds(1));
    sell("O2", "L2", 1);
    shop.clock.advance(Duration.ofSeconds(1));
    sell("O3", "L1", 1);

    shop.publisher().drain();

    assertThat(channel.sent())
        .containsExactly(new StockChange("L1", "L1", 3), new StockChange("L2", "L2", 4));
  }

  @Test
  void start_whenOneAccountHangs_theOthersAreServed() throws Exception {
    AccountRow second = shop.account("Second");
    var hung = new CountDownLatch(8);
    var goOn = new CountDownLatch(1);
    channel.before(
        changes -> {
          hung.countDown();
          await(goOn);
        });
    for (int i = 0; i < 40; i++) {
      shop.store(account, listing("L" + i, "S" + i, 5));
      sell("O" + i, "L" + i, 1);
    }
    shop.store(second, listing("X", "OTHER", 5));
    var served = new CountDownLatch(1);
    shop.channel(second).before(changes -> served.countDown());
    try (Publisher publisher = shop.publisher()) {
      publisher.start();
      await(hung);
      shop.apply(second, order("Z", OrderState.PAID, "X", 1, AFTER));
      await(served);
      assertThat(channel.sent()).isEmpty();
      goOn.countDown();
    }
    assertThat(shop.channel(second).shown("X")).isEqualTo(4);
  }

  @Test
  void start_whenOneOfFiveChannelsSells_theOtherFourShowItAtOnce() throws Exception {
    shop.store(account, listing("A", "CAF", 5));
    var all = new CountDownLatch(5);
    channel.before(changes -> all.countDown());
    for (String name : List.of("B", "C", "D", "E")) {
      AccountRow other = shop.account(name);
      shop.store(other, listing(name, "CAF", 5));
      shop.channel(other).before(changes -> all.countDown());
    }
    try (Publisher publisher = shop.publisher()) {
      publisher.start();
      sell("O1", "A", 1);
      await(all);
    }
    assertThat(shop.channels.values())
        .allSatisfy(each -> assertThat(each.sent()).extracting(StockChange::quantity).contains(4));
  }

  private StockChange sentLast() {
    return channel.sent().get(channel.sent().size() - 1);
  }

  @Test
  void drain_whenTheChannelSoldAfterOurWrite_saysWhatItShowsNow() {
    shop.store(account, listing("L1", "CAF", 9));
    sell("O1", "L1", 1);
    shop.publisher().drain();
    assertThat(sentLast())
        .as("nothing was written before")
        .isEqualTo(new StockChange("L1", "L1", 8));

    Instant later = shop.clock.instant().plusSeconds(30);
    shop.apply(account, order("O2", OrderState.PAID, "L1", 2, later));
    shop.publisher().drain();
    assertThat(sentLast()).isEqualTo(new StockChange("L1", "L1", 6, 6));

    shop.receive("CAF", 1);
    shop.publisher().drain();
    assertThat(sentLast()).isEqualTo(new StockChange("L1", "L1", 7, 6));
  }

  @Test
  void drain_whenItIsNotCertainWhatTheChannelShows_saysNothing() {
    shop.store(account, listing("L1", "CAF", 9));
    sell("O1", "L1", 1);
    shop.publisher().drain();
    shop.apply(account, order("O2", OrderState.PAID, "L1", 1, shop.clock.instant()));
    shop.publisher().drain();
    assertThat(sentLast().shown()).as("placed about when we wrote").isNull();

    Instant later = shop.clock.instant().plusSeconds(30);
    shop.apply(account, order("O3", OrderState.UNPAID, "L1", 1, later));
    shop.publisher().drain();
    assertThat(sentLast().shown()).as("not paid").isNull();

    shop.receive("CAF", 1);
    channel.refuse(unavailable());
    shop.publisher().drain();
    channel.refuse(null);
    shop.clock.advance(Duration.ofMinutes(1));
    shop.publisher().drain();
    assertThat(sentLast().shown()).as("who knows whether it was written").isNull();

    var first = new AtomicBoolean(true);
    channel.before(
        changes -> {
          if (first.getAndSet(false)) {
            Instant now = shop.clock.instant().plusSeconds(60);
            shop.apply(account, order("O4", OrderState.PAID, "L1", 1, now));
          }
        });
    shop.receive("CAF", 1);
    shop.publisher().drain();
    assertThat(sentLast().shown()).as("sold while we wrote").isNull();
  }

  @Test
  void drain_remembersTheLastAttemptsOfEachListing() {
    shop.store(account, listing("L1", "CAF", 90));
    for (int i = 0; i < 30; i++) {
      shop.clock.advance(Duration.ofSeconds(1));
      sell("O" + i, "L1", 1);
      channel.refuse(i == 28 ? new RejectedException(failure(400, null), null, null) : null);
      shop.publisher().drain();
    }

    List<QuantityEntry> log =
        db.database()
            .inTenant(
                shop.tenant, h -> new QuantityLog().of(h, shop.tenant, state("L1").listingId()));
    assertThat(log).hasSize(QuantityLog.KEPT);
    assertThat(log.get(0).kind()).isEqualTo(QuantityEntry.PUBLISHED);
    assertThat(log.get(0).quantity()).isEqualTo(60);
    assertThat(log.get(1).kind()).isEqualTo(QuantityEntry.REFUSED);
    assertThat(log.get(1).quantity()).isEqualTo(61);
    assertThat(log.get(1).code()).isEqualTo("code");
  }

  @Test
  void drain_whenUrgentAndBulkWait_sendsTheUrgentFirst() {
    for (int i = 0; i < 30; i++) {
      shop.store(account, listing("L" + i, "S" + i, 5));
    }
    db.database()
        .useTenant(
            shop.tenant, h -> shop.publications.wantAccount(h, shop.tenant, account.accountId()));
    sell("O1", "L29", 1);

    shop.publisher().drain();

    assertThat(channel.sent().get(0)).isEqualTo(new StockChange("L29", "L29", 4));
    assertThat(channel.sent()).hasSize(30);
  }

  @Test
  void drain_whenOneAccountHasAFlood_theOtherIsNotKeptWaiting() {
    AccountRow second = shop.account("Second");
    for (int i = 0; i < 60; i++) {
      shop.store(account, listing("L" + i, "S" + i, 5));
      sell("O" + i, "L" + i, 1);
    }
    shop.store(second, listing("X", "OTHER", 5));
    shop.apply(second, order("Z", OrderState.PAID, "X", 1, AFTER));
    channel.before(
        changes -> {
          if (channel.sent().size() >= 32) {
            assertThat(shop.channel(second).sent()).hasSize(1);
          }
        });

    shop.publisher().drain();

    assertThat(channel.sent()).hasSize(60);
    assertThat(shop.channel(second).sent()).hasSize(1);
  }

  @Test
  void drain_whenProviderIsAway_triesAgainAfterAWait() {
    shop.store(account, listing("L1", "CAF", 5));
    sell("O1", "L1", 1);
    channel.refuse(unavailable());
    assertThat(shop.publisher().drain()).isOne();
    assertThat(state("L1").attempts()).isOne();
    assertThat(state("L1").lastError()).contains("status=503");
    assertThat(shop.publisher().drain()).isZero();
    sell("O2", "L1", 1);
    assertThat(shop.publisher().drain()).as("a new sale does not end the wait").isZero();

    channel.refuse(null);
    shop.clock.advance(Duration.ofSeconds(2));

    assertThat(shop.publisher().drain()).isOne();
    assertThat(channel.shown("L1")).isEqualTo(3);
    assertThat(state("L1").lastError()).isNull();
  }

  @Test
  void drain_whenThrottled_waitsAsLongAsAsked() {
    shop.store(account, listing("L1", "CAF", 5));
    sell("O1", "L1", 1);
    channel.refuse(new ThrottledException(failure(429, Duration.ofSeconds(30)), null, null));
    shop.publisher().drain();
    channel.refuse(null);

    shop.clock.advance(Duration.ofSeconds(29));
    assertThat(shop.publisher().drain()).isZero();
    shop.clock.advance(Duration.ofSeconds(1));
    assertThat(shop.publisher().drain()).isOne();
  }

  @Test
  void drain_whenRefused_parksUntilTheNextVersionOrARetry() {
    shop.store(account, listing("L1", "CAF", 5));
    sell("O1", "L1", 1);
    channel.refuse(new RejectedException(failure(400, null), null, null));
    shop.publisher().drain();
    channel.refuse(null);
    shop.clock.advance(Duration.ofHours(1));
    assertThat(shop.publisher().drain()).isZero();
    assertThat(state("L1").parked()).isEqualTo(Parking.REFUSED);

    sell("O2", "L1", 1);
    assertThat(shop.publisher().drain()).isOne();
    assertThat(channel.shown("L1")).isEqualTo(3);

    channel.refuse(new RejectedException(failure(400, null), null, null));
    sell("O3", "L1", 1);
    shop.publisher().drain();
    channel.refuse(null);
    UUID id = state("L1").listingId();
    db.database().useTenant(shop.tenant, h -> shop.publications.retry(h, shop.tenant, id));
    assertThat(shop.publisher().drain()).isOne();
    assertThat(channel.shown("L1")).isEqualTo(2);
  }

  @Test
  void drain_whenConsentIsGone_parksTheAccountUntilItIsConnectedAgain() {
    shop.store(account, listing("L1", "CAF", 5), listing("L2", "TEA", 5));
    sell("O1", "L1", 1);
    channel.refuse(new ReconnectException(failure(401, null), null, null));
    shop.publisher().drain();
    assertThat(shop.lost).containsExactly(account.accountId());
    assertThat(state("L1").parked()).isEqualTo(Parking.RECONNECT);

    shop.clock.advance(Duration.ofHours(5));
    sell("O2", "L2", 1);
    sell("O3", "L1", 1);
    assertThat(shop.publisher().drain()).as("no retry loop").isZero();

    channel.refuse(null);
    db.database()
        .useTenant(shop.tenant, h -> shop.publications.resume(h, shop.tenant, account.accountId()));
    shop.publisher().drain();
    assertThat(channel.shown("L1")).isEqualTo(3);
    assertThat(channel.shown("L2")).isEqualTo(4);
  }

  @Test
  void drain_whenAccountStoppedPublishing_sendsNothingUntilItIsSwitchedOn() {
    shop.store(account, listing("L1", "CAF", 5));
    UUID id = account.accountId();
    shop.put(shop.row(id, "First", AccountStatus.CONNECTED, false, true, 0));
    sell("O1", "L1", 1);
    shop.publisher().drain();
    assertThat(channel.sent()).isEmpty();
    assertThat(state("L1").parked()).isEqualTo(Parking.OFF);

    shop.put(shop.row(id, "First", AccountStatus.CONNECTED, true, true, 0));
    db.database()
        .useTenant(
            shop.tenant,
            h -> {
              shop.publications.resume(h, shop.tenant, id);
              shop.publications.wantAccount(h, shop.tenant, id);
            });
    shop.publisher().drain();
    assertThat(channel.shown("L1")).isEqualTo(4);
  }

  @Test
  void drain_whenBufferChanges_showsLess() {
    shop.store(account, listing("L1", "CAF", 5), listing("L2", "TEA", 2));
    UUID id = account.accountId();
    shop.put(shop.row(id, "First", AccountStatus.CONNECTED, true, true, 3));
    db.database().useTenant(shop.tenant, h -> shop.publications.wantAccount(h, shop.tenant, id));

    shop.publisher().drain();

    assertThat(channel.shown("L1")).isEqualTo(2);
    assertThat(channel.shown("L2")).isZero();
  }

  @Test
  void drain_whenASaleComesDuringTheCall_isDueAgainAtOnce() {
    shop.store(account, listing("L1", "CAF", 5));
    sell("O1", "L1", 1);
    var first = new AtomicBoolean(true);
    channel.before(
        changes -> {
          if (first.getAndSet(false)) {
            sell("O2", "L1", 1);
          }
        });

    shop.publisher().drain();

    assertThat(channel.sent())
        .containsExactly(new StockChange("L1", "L1", 4), new StockChange("L1", "L1", 3));
  }

  @Test
  void drain_whenTheOlderVersionFinishesLast_theRightQuantityIsSentAgain() throws Exception {
    shop.store(account, listing("L1", "CAF", 5));
    sell("O1", "L1", 1);
    var inCall = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow = new AtomicBoolean(true);
    channel.before(
        changes -> {
          if (slow.getAndSet(false)) {
            inCall.countDown();
            await(goOn);
          }
        });
    ExecutorService otherNode = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> stuck = otherNode.submit(() -> shop.publisher().drain());
      await(inCall);
      sell("O2", "L1", 1);
      assertThat(shop.publisher().drain()).as("the lease still holds").isZero();
      shop.clock.advance(Publisher.LEASE.plusSeconds(1));
      assertThat(shop.publisher().drain()).isOne();
      assertThat(channel.shown("L1")).isEqualTo(3);

      goOn.countDown();
      stuck.get(20, TimeUnit.SECONDS);
    } finally {
      otherNode.shutdownNow();
    }
    shop.publisher().drain();

    assertThat(channel.sent().stream().map(StockChange::quantity)).startsWith(3, 4);
    assertThat(channel.shown("L1")).isEqualTo(3);
    assertThat(state("L1").pending()).isFalse();
  }

  @Test
  void beat_whenWorkGoesOn_keepsTheLeaseAndCountsTheBacklog() throws Exception {
    shop.store(account, listing("L1", "CAF", 5));
    sell("O1", "L1", 1);
    var inCall = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    channel.before(
        changes -> {
          inCall.countDown();
          await(goOn);
        });
    Publisher publisher = shop.publisher();
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> running = worker.submit(publisher::drain);
      await(inCall);
      shop.clock.advance(Publisher.LEASE.minusSeconds(1));
      publisher.beat();
      shop.clock.advance(Publisher.LEASE.minusSeconds(1));
      assertThat(shop.publisher().drain()).isZero();
      assertThat(shop.registry.get("feria.publications.backlog").gauge().value()).isEqualTo(1);
      goOn.countDown();
      running.get(20, TimeUnit.SECONDS);
    } finally {
      worker.shutdownNow();
    }
    assertThat(channel.sent()).hasSize(1);
  }

  @Test
  void start_whenStockChanges_publishesByItself() throws Exception {
    shop.store(account, listing("L1", "CAF", 5));
    var published = new CountDownLatch(1);
    channel.before(changes -> published.countDown());
    try (Publisher publisher = shop.publisher()) {
      publisher.start();
      sell("O1", "L1", 1);
      await(published);
    }
    assertThat(channel.shown("L1")).isEqualTo(4);
    assertThat(shop.registry.get("feria.publications.lag").timer().count()).isOne();
  }

  @Test
  void drain_whenListingIsTakenFromItsProduct_sendsNothingMore() {
    shop.store(account, listing("L1", "CAF", 5));
    UUID id = state("L1").listingId();
    db.database().useTenant(shop.tenant, h -> shop.catalog.unlink(h, account, id, "test"));
    shop.receive("CAF", 5);

    assertThat(shop.publisher().drain()).isZero();
    assertThat(state("L1")).isNull();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing happened for 20 s");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
