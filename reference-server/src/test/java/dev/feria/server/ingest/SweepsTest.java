package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ProviderException;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepsTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Shop.NOON);
  private final ShopAccount shop = new ShopAccount();
  private TestDatabase test;
  private UUID tenant;
  private UUID ana;
  private Stall stall;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    tenant = test.tenant("Almacén");
    ana = TestAccounts.connect(test, tenant, "ana");
    stall = Stall.of(test, folder.resolve("spool"), clock);
    stall.accounts.opener = shop::open;
    shop.order("o1", clock.instant().minusSeconds(600));
    shop.listing("L1", "G1", clock.instant().plusSeconds(100));
  }

  @AfterEach
  void close() {
    stall.close();
    test.close();
  }

  private int sweep() {
    int due = stall.ingest.sweeps().plan();
    stall.runJobs();
    return due;
  }

  private static ProviderException.Failure failure(int status) {
    return new ProviderException.Failure("stall", "missed", status, "c", "r", 1, null);
  }

  @Test
  void plan_whenNeverSwept_readsEverythingListingsFirst() {
    shop.missed.add(
        new Event.OrderChanged(new Event.Header("ana", "m1", "orders", clock.instant()), "o1"));
    assertThat(sweep()).isOne();
    assertThat(shop.calls).containsExactly("missed@null", "listings@null", "orders@null");
    assertThat(stall.sinks.repairs).containsExactly(clock.instant().plusSeconds(100));
    assertThat(stall.ingest.dispatcher().drain()).isOne();
    assertThat(stall.handler.stored).containsExactly("ana order:o1 m1");
    assertThat(sweep()).isZero();
  }

  @Test
  void plan_asTimePasses_sweepsEachInItsInterval() {
    sweep();
    shop.calls.clear();
    clock.advance(Duration.ofMinutes(10));
    sweep();
    assertThat(shop.calls).containsExactly("orders@null");
    clock.advance(Duration.ofMinutes(50));
    sweep();
    assertThat(shop.calls.subList(1, shop.calls.size()))
        .containsExactly("missed@null", "orders@null");
    clock.advance(Duration.ofDays(1));
    shop.calls.clear();
    sweep();
    assertThat(shop.calls).containsExactly("missed@null", "listings@null", "orders@null");
  }

  @Test
  void plan_afterAServerStart_looksForWhatItMissed() {
    sweep();
    shop.calls.clear();
    stall.ingest.sweeps().serverStarted();
    sweep();
    assertThat(shop.calls).containsExactly("missed@null", "orders@null");
  }

  @Test
  void sweep_whenNothingIsNew_leavesNoTraceInTheHistory() {
    sweep();
    assertThat(stall.ingest.syncs().list(tenant, null, null, null, 10)).hasSize(2);
    clock.advance(Duration.ofMinutes(11));
    sweep();
    assertThat(stall.ingest.syncs().list(tenant, null, null, null, 10)).hasSize(2);
  }

  @Test
  void start_whileASweepThatFindsNothingRuns_keepsItInTheHistory() {
    sweep();
    clock.advance(Duration.ofMinutes(11));
    Syncs syncs = stall.ingest.syncs();
    List<Sync> joined = new ArrayList<>();
    shop.onCall =
        call -> {
          if (joined.isEmpty()) {
            joined.add(
                syncs.start(
                    stall.accounts.find(tenant, ana).orElseThrow(), SyncKind.ORDERS, "user:ana"));
          }
        };
    sweep();
    Sync kept = syncs.find(tenant, joined.get(0).syncId()).orElseThrow();
    assertThat(kept.status()).isEqualTo(SyncStatus.DONE);
    assertThat(kept.reason()).isEqualTo(SyncReason.PERSON);
    assertThat(kept.requestedBy()).isEqualTo("user:ana");
    assertThat(stall.audit).hasSize(1);
  }

  @Test
  void sweep_whenMissedEventsAreNotForThisAccount_asksNoMore() {
    shop.onCall =
        call -> {
          if (call.startsWith("missed")) {
            throw new ForbiddenException(failure(403), null, null);
          }
        };
    sweep();
    assertThat(stall.accounts.failures).isEmpty();
    clock.advance(Duration.ofHours(2));
    shop.calls.clear();
    sweep();
    assertThat(shop.calls).containsExactly("orders@null");
    clock.advance(Duration.ofDays(8));
    shop.calls.clear();
    sweep();
    assertThat(shop.calls).contains("missed@null");
  }

  @Test
  void sweep_whenMissedEventsFail_goesOnWithOrders() {
    shop.onCall =
        call -> {
          if (call.startsWith("missed")) {
            throw new UnavailableException(failure(503), null, null);
          }
        };
    sweep();
    assertThat(shop.calls).contains("orders@null");
    assertThat(stall.accounts.failures).hasSize(1);
  }

  @Test
  void sweep_whenFeedHoldsOthersEvents_givesThemToTheirOwners() {
    UUID other = test.tenant("Otro");
    TestAccounts.connect(test, other, "eva");
    Instant at = clock.instant();
    shop.missed.add(new Event.OrderChanged(new Event.Header("eva", "m1", "orders", at), "e1"));
    shop.missed.add(new Event.OrderChanged(new Event.Header("nobody", "m2", "orders", at), "n1"));
    shop.missed.add(new Event.OrderChanged(new Event.Header(null, "m3", "orders", at), "a1"));
    sweep();
    stall.ingest.dispatcher().drain();
    assertThat(stall.handler.stored)
        .contains("eva order:e1 m1", "ana order:a1 m3")
        .noneMatch(what -> what.contains("n1"));
  }

  @Test
  void plan_whenAccountIsNotConnected_leavesItAlone() {
    test.asOwner(handle -> handle.execute("update accounts set status = 'reconnect'"));
    assertThat(sweep()).isZero();
    test.asOwner(handle -> handle.execute("update accounts set status = 'disconnected'"));
    assertThat(sweep()).isZero();
    stall.ingest.runJob(Sweeps.JOB, tenant + "/" + ana);
    assertThat(shop.calls).isEmpty();
  }

  @Test
  void plan_whenAPersonSyncsJustNow_doesNotSweepBeside() {
    stall
        .ingest
        .syncs()
        .start(stall.accounts.find(tenant, ana).orElseThrow(), SyncKind.LISTINGS, "user:test");
    stall.jobs.clear();
    stall.ingest.runJob(Sweeps.JOB, tenant + "/" + ana);
    assertThat(stall.ingest.syncs().list(tenant, null, SyncKind.LISTINGS, null, 10)).hasSize(1);
  }

  @Test
  void isDue_comesAtMostATenthEarly() {
    Instant last = clock.instant();
    for (int i = 0; i < 50; i++) {
      UUID account = UUID.randomUUID();
      assertThat(SweepKind.ORDERS.isDue(account, last, last.plusSeconds(539))).isFalse();
      assertThat(SweepKind.ORDERS.isDue(account, last, last.plusSeconds(600))).isTrue();
    }
  }
}
