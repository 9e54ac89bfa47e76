package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.Event;
import dev.feria.server.testing.ManualClock;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages instead of single reads, where many orders of an account wait. */
final class BacklogsTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Shop.NOON);
  private final ShopAccount shop = new ShopAccount();
  private TestDatabase test;
  private UUID tenant;
  private UUID ana;
  private Stall stall;
  private Backlogs backlogs;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    tenant = test.tenant("Almacén");
    ana = TestAccounts.connect(test, tenant, "ana");
    stall = Stall.of(test, folder.resolve("spool"), clock);
    stall.accounts.opener = shop::open;
    shop.order("o0", clock.instant());
    backlogs = new Backlogs(test.database(), stall.ingest.sweeps(), stall.ingest.known(), clock);
  }

  @AfterEach
  void close() {
    backlogs.close();
    stall.close();
    test.close();
  }

  private void arrive(int from, int to) {
    for (int i = from; i < to; i++) {
      clock.advance(Duration.ofMillis(1));
      Event event =
          new Event.OrderChanged(
              new Event.Header("ana", "e" + i, "orders", clock.instant()), "o" + i);
      InboxEntry entry = InboxEntries.missed("stall", null, event, clock.instant());
      test.database().useSystem(h -> new InboxStore().store(h, List.of(entry), clock.instant()));
    }
  }

  private void readBefore() {
    Sync sync =
        stall
            .ingest
            .syncs()
            .start(stall.accounts.find(tenant, ana).orElseThrow(), SyncKind.ORDERS, "user:test");
    stall.runJobs();
    assertThat(sync).isNotNull();
    shop.calls.clear();
  }

  /** Looks, and tells whether pages were read. */
  private boolean look() {
    Lane lane =
        new Lane(tenant, ana, "order:o0", "stall", 1, 0, clock.instant(), "t", List.of(), null);
    CountDownLatch ended = new CountDownLatch(1);
    backlogs.look(lane, ended::countDown);
    if (!backlogs.isCatchingUp(ana) && !shop.calls.contains("orders@null")) {
      return false;
    }
    try {
      assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(backlogs.isCatchingUp(ana)).isFalse();
    return true;
  }

  @Test
  void look_whenManyOrdersWait_readsPagesOnceInAWhile() {
    readBefore();
    arrive(0, Backlogs.MANY);
    assertThat(look()).isTrue();
    assertThat(shop.calls).containsExactly("orders@null");

    shop.calls.clear();
    assertThat(look()).isFalse();
    clock.advance(Duration.ofSeconds(30));
    assertThat(look()).isTrue();
  }

  @Test
  void look_whenFewOrdersWait_leavesThemToSingleReads() {
    readBefore();
    arrive(0, Backlogs.MANY - 1);
    assertThat(look()).isFalse();
  }

  @Test
  void look_beforeOrdersWereEverRead_leavesThatToTheFirstSync() {
    arrive(0, Backlogs.MANY);
    assertThat(look()).isFalse();
  }

  @Test
  void claimNewest_takesWhatCameLast() {
    arrive(0, 20);
    List<Lane> lanes =
        test.database()
            .inSystem(
                handle ->
                    new LaneClaims()
                        .claimNewest(
                            handle,
                            Map.of(ana, Backlogs.LANES),
                            8,
                            "node",
                            clock.instant(),
                            Duration.ofSeconds(20)));
    assertThat(lanes).extracting(Lane::subject).containsExactly("order:o19", "order:o18");
  }
}
