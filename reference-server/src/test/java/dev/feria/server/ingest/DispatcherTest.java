package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.provider.Event;
import dev.feria.server.testing.ManualClock;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DispatcherTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Shop.NOON);
  private final InboxStore inbox = new InboxStore();
  private final LaneStore lanes = new LaneStore();
  private TestDatabase test;
  private UUID tenant;
  private UUID ana;
  private Stall stall;
  private int events;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    tenant = test.tenant("Almacén");
    ana = TestAccounts.connect(test, tenant, "ana");
    stall = Stall.of(test, folder.resolve("spool"), clock);
  }

  @AfterEach
  void close() {
    stall.close();
    test.close();
  }

  private void order(String seller, String id) {
    store(new Event.OrderChanged(header(seller, "order"), id));
  }

  private Event.Header header(String seller, String topic) {
    events++;
    return new Event.Header(seller, "e" + events, topic, clock.instant());
  }

  private void store(Event event) {
    test.database()
        .useSystem(
            handle ->
                inbox.store(
                    handle,
                    List.of(InboxEntries.missed("stall", null, event, clock.instant())),
                    clock.instant()));
  }

  private static ProviderException.Failure failure(int status, @Nullable Duration retryAfter) {
    return new ProviderException.Failure("stall", "orders.get", status, "c", "r", 1, retryAfter);
  }

  private int drain() {
    return stall.ingest.dispatcher().drain();
  }

  private <T> T one(String sql, Class<T> type) {
    List<T> found = new ArrayList<>();
    test.asOwner(handle -> found.add(handle.createQuery(sql).mapTo(type).one()));
    return found.get(0);
  }

  private long count(String sql) {
    return one("select count(*) from " + sql, Long.class);
  }

  private void failWith(RuntimeException failure) {
    stall.handler.onPrepare =
        (account, event) -> {
          throw failure;
        };
  }

  @Test
  void drain_whenFiveNotificationsCameForOneOrder_handlesOnce() {
    for (int i = 0; i < 5; i++) {
      order("ana", "1");
    }
    assertThat(drain()).isOne();
    assertThat(stall.handler.stored).containsExactly("ana order:1 e5");
    assertThat(count("inbox where state = 'done' and handled_at is not null")).isEqualTo(5);
    assertThat(count("inbox_lanes")).isZero();
  }

  @Test
  void drain_whenAPageHasBroughtTheOrder_asksNobody() {
    stall.handler.known.add("order:1");
    order("ana", "1");
    order("ana", "2");
    assertThat(drain()).isEqualTo(2);
    assertThat(stall.handler.prepared).containsExactly("ana order:2 e2");
    assertThat(count("inbox where state = 'done'")).isEqualTo(2);
    assertThat(count("inbox_lanes")).isZero();
  }

  @Test
  void drain_whenNewerEventComesMeanwhile_handlesAgain() {
    order("ana", "1");
    stall.handler.onPrepare =
        (account, event) -> {
          if (events == 1) {
            order("ana", "1");
          }
        };
    assertThat(drain()).isEqualTo(2);
    assertThat(stall.handler.stored).containsExactly("ana order:1 e1", "ana order:1 e2");
    assertThat(count("inbox_lanes")).isZero();
  }

  @Test
  void drain_whenPrioritiesDiffer_handlesOrdersBeforeListings() {
    store(new Event.ListingChanged(header("ana", "listing"), "L1"));
    store(new Event.ListingChanged(header("ana", "listing"), "L2"));
    order("ana", "1");
    drain();
    assertThat(stall.handler.stored.get(0)).isEqualTo("ana order:1 e3");
  }

  @Test
  void drain_whenNobodyHandlesTheEvent_marksItDone() {
    store(new Event.MessageChanged(header("ana", "messages"), "m1"));
    store(new Event.Unknown(header("ana", "gossip"), "{}"));
    assertThat(drain()).isEqualTo(2);
    assertThat(count("inbox where state = 'done'")).isEqualTo(2);
    assertThat(stall.counted("feria.events.ignored", "type", "MessageChanged")).isEqualTo(1);
    assertThat(stall.counted("feria.events.ignored", "type", "Unknown")).isEqualTo(1);
  }

  @Test
  void drain_whenResourceIsNotVisibleYet_triesAfter2And10And60Seconds() {
    failWith(new RejectedException(failure(404, null), null, null));
    order("ana", "1");
    assertThat(drain()).isOne();
    for (int seconds : new int[] {2, 10, 60}) {
      clock.advance(Duration.ofSeconds(seconds - 1));
      assertThat(drain()).isZero();
      clock.advance(Duration.ofSeconds(1));
      assertThat(drain()).isOne();
    }
    assertThat(count("inbox_lanes where dead")).isOne();
    assertThat(stall.notices.raised).containsExactly("dead_letter " + ana + "/order:1");
  }

  @Test
  void drain_whenResourceAppearsLater_handlesIt() {
    failWith(new RejectedException(failure(404, null), null, null));
    order("ana", "1");
    drain();
    stall.handler.onPrepare = (account, event) -> {};
    clock.advance(Duration.ofSeconds(2));
    assertThat(drain()).isOne();
    assertThat(count("inbox_lanes")).isZero();
  }

  @Test
  void drain_whenProviderIsAway_backsOffThenGivesUp() {
    failWith(new UnavailableException(failure(503, null), null, null));
    order("ana", "1");
    for (int i = 0; i < FailurePolicy.MOST_ATTEMPTS; i++) {
      assertThat(drain()).isOne();
      clock.advance(Duration.ofMinutes(10));
    }
    assertThat(drain()).isZero();
    assertThat(count("inbox_lanes where dead")).isOne();
    assertThat(count("inbox where state = 'dead'")).isOne();
  }

  @Test
  void drain_whenProviderAsksToWait_waitsThatLong() {
    failWith(new ThrottledException(failure(429, Duration.ofSeconds(90)), null, null));
    order("ana", "1");
    drain();
    clock.advance(Duration.ofSeconds(89));
    assertThat(drain()).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(drain()).isOne();
  }

  @Test
  void drain_whenAccountMustBeReconnected_parksAllItsLanesUntilThen() {
    failWith(new ReconnectException(failure(401, null), null, null));
    order("ana", "1");
    order("ana", "2");
    List<Lane> claimed = stall.ingest.dispatcher().claim(1);
    assertThat(claimed).hasSize(1);
    claimed.forEach(stall.ingest.dispatcher()::handle);
    assertThat(count("inbox_lanes where parked and attempts = 0")).isEqualTo(2);
    clock.advance(Duration.ofDays(1));
    assertThat(drain()).isZero();
    assertThat(stall.accounts.failures).hasSize(1);

    stall.handler.onPrepare = (account, event) -> {};
    var row = stall.accounts.find(tenant, ana).orElseThrow();
    test.database().useTenant(tenant, handle -> stall.ingest.connected(handle, row));
    assertThat(drain()).isEqualTo(2);
    assertThat(stall.handler.stored).hasSize(2);
  }

  @Test
  void store_whenAccountMustBeReconnected_parksAtOnce() {
    test.asOwner(handle -> handle.execute("update accounts set status = 'reconnect'"));
    order("ana", "1");
    assertThat(drain()).isZero();
    assertThat(count("inbox_lanes where parked")).isOne();
  }

  @Test
  void drain_whenHandlerBreaks_makesADeadLetterAtOnce() {
    failWith(new IllegalStateException("two products\nwith one SKU"));
    order("ana", "1");
    assertThat(drain()).isOne();
    assertThat(one("select last_error from inbox_lanes where dead", String.class))
        .isEqualTo("IllegalStateException: two products with one SKU");
  }

  @Test
  void drain_whenStoringFails_storesNothingOfTheEvent() {
    stall.handler.onStore =
        (account, event) -> {
          throw new IllegalStateException("constraint");
        };
    order("ana", "1");
    drain();
    assertThat(count("inbox where state = 'done'")).isZero();
    assertThat(stall.handler.stored).isEmpty();
  }

  @Test
  void store_whenLaneIsDead_givesTheNewerEventItsChance() {
    failWith(new IllegalStateException("broken"));
    order("ana", "1");
    drain();
    stall.handler.onPrepare = (account, event) -> {};
    order("ana", "1");
    assertThat(drain()).isOne();
    assertThat(count("inbox where state = 'done'")).isEqualTo(2);
    assertThat(count("inbox_lanes")).isZero();
  }

  @Test
  void handle_whenAnotherWorkerTookOver_commitsNothing() {
    order("ana", "1");
    List<Lane> first = stall.ingest.dispatcher().claim(10);
    assertThat(stall.ingest.dispatcher().claim(10)).isEmpty();
    clock.advance(Duration.ofSeconds(20));
    List<Lane> second = stall.ingest.dispatcher().claim(10);
    assertThat(second).hasSize(1);
    stall.ingest.dispatcher().handle(first.get(0));
    assertThat(count("inbox where state = 'done'")).isZero();
    stall.ingest.dispatcher().handle(second.get(0));
    assertThat(count("inbox where state = 'done'")).isOne();
    assertThat(count("inbox_lanes")).isZero();
  }

  @Test
  void extend_keepsTheClaim() {
    order("ana", "1");
    Lane lane = stall.ingest.dispatcher().claim(1).get(0);
    clock.advance(Duration.ofSeconds(15));
    test.database()
        .useSystem(
            handle ->
                lanes.extend(
                    handle, List.of(lane.token()), clock.instant(), Duration.ofSeconds(20)));
    clock.advance(Duration.ofSeconds(15));
    assertThat(stall.ingest.dispatcher().claim(1)).isEmpty();
    clock.advance(Duration.ofSeconds(5));
    assertThat(stall.ingest.dispatcher().claim(1)).hasSize(1);
  }

  @Test
  void claim_whenOneAccountIsFlooded_servesTheOthersInTurn() {
    UUID eva = TestAccounts.connect(test, test.tenant("Otro"), "eva");
    for (int i = 0; i < 500; i++) {
      order("ana", "a" + i);
    }
    order("eva", "b1");
    order("eva", "b2");
    List<Lane> claimed = stall.ingest.dispatcher().claim(4);
    assertThat(claimed).extracting(Lane::accountId).containsOnly(ana, eva);
    assertThat(claimed).filteredOn(lane -> lane.accountId().equals(eva)).hasSize(2);
    List<Lane> more = stall.ingest.dispatcher().claim(100);
    assertThat(more)
        .as("one account never takes more than its share of the workers")
        .hasSize(DispatchSettings.DEFAULT.perAccount());
  }

  @Test
  void drain_whenAccountWasDisconnected_dropsWhatWaits() {
    order("ana", "1");
    test.asOwner(handle -> handle.execute("update accounts set status = 'disconnected'"));
    drain();
    assertThat(stall.handler.prepared).isEmpty();
    assertThat(count("inbox_lanes")).isZero();
  }

  @Test
  void census_tellsTheOldestWait() {
    order("ana", "1");
    clock.advance(Duration.ofSeconds(42));
    LaneCensus census = test.database().inSystem(handle -> lanes.census(handle, clock.instant()));
    assertThat(census).isEqualTo(new LaneCensus(Duration.ofSeconds(42), 1, 0, 0));
  }

  @Test
  void finish_whenClaimIsGone_throws() {
    order("ana", "1");
    Lane lane = stall.ingest.dispatcher().claim(1).get(0);
    drainAfterLease();
    Instant now = clock.instant();
    assertThatThrownBy(
            () -> test.database().useTenant(tenant, handle -> lanes.finish(handle, lane, now)))
        .isInstanceOf(LeaseLostException.class);
  }

  private void drainAfterLease() {
    clock.advance(Duration.ofSeconds(21));
    drain();
  }
}
