package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.testing.ManualClock;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyncsTest {
  private static final Instant T0 = Instant.parse("2026-11-01T10:00:00Z");

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Shop.NOON);
  private final ShopAccount shop = new ShopAccount();
  private TestDatabase test;
  private UUID tenant;
  private UUID id;
  private Stall stall;
  private Syncs syncs;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    tenant = test.tenant("Almacén");
    id = TestAccounts.connect(test, tenant, "ana");
    stall = Stall.of(test, folder.resolve("spool"), clock);
    stall.accounts.opener = shop::open;
    syncs = stall.ingest.syncs();
    for (int i = 0; i < 5; i++) {
      shop.order("o" + i, T0.plusSeconds(60L * i));
    }
    for (int i = 0; i < 3; i++) {
      shop.listing("L" + i, "G" + i, clock.instant().plusSeconds(3600));
    }
  }

  @AfterEach
  void close() {
    stall.close();
    test.close();
  }

  private AccountRow account() {
    return stall.accounts.find(tenant, id).orElseThrow();
  }

  private Sync run(SyncKind kind) {
    Sync begun = syncs.start(account(), kind, "user:test");
    stall.runJobs();
    return syncs.find(tenant, begun.syncId()).orElseThrow();
  }

  private String checkpoint(String name) {
    Checkpoints checkpoints = new Checkpoints(clock);
    return test.database()
        .inTenant(tenant, handle -> checkpoints.find(handle, tenant, id, name).orElse("none"));
  }

  private static ProviderException.Failure failure(int status, @Nullable Duration retryAfter) {
    return new ProviderException.Failure("stall", "orders.list", status, "c", "r", 1, retryAfter);
  }

  @Test
  void run_whenNothingWasReadBefore_readsListingsThenOrders() {
    Sync sync = run(SyncKind.ORDERS);
    assertThat(sync.status()).isEqualTo(SyncStatus.DONE);
    assertThat(sync.created()).isEqualTo(5);
    assertThat(sync.processed()).isEqualTo(5);
    assertThat(sync.total()).isEqualTo(5);
    assertThat(stall.sinks.stored.subList(0, 3))
        .containsExactly("listing L0", "listing L1", "listing L2");
    assertThat(checkpoint(Checkpoints.ORDERS))
        .isEqualTo(T0.plusSeconds(240).minus(Duration.ofMinutes(5)).toString());
    assertThat(checkpoint(Checkpoints.CLOCK_AHEAD)).isEqualTo("3600000");
    assertThat(stall.accounts.synced).containsExactly(id, id);
    assertThat(stall.audit).hasSize(2);
  }

  @Test
  void run_again_readsFromTheCheckpointOnly() {
    run(SyncKind.ORDERS);
    shop.order("o9", T0.plus(Duration.ofHours(5)));
    Sync sync = run(SyncKind.ORDERS);
    assertThat(sync.updatedFrom()).isEqualTo(T0.plusSeconds(240).minus(Duration.ofMinutes(5)));
    assertThat(sync.created()).isOne();
    assertThat(sync.skipped()).isEqualTo(5);
  }

  @Test
  void start_whenOneIsOpen_returnsThatOne() {
    Sync first = syncs.start(account(), SyncKind.LISTINGS, "user:test");
    Sync second = syncs.start(account(), SyncKind.LISTINGS, "user:other");
    assertThat(second.syncId()).isEqualTo(first.syncId());
    assertThat(syncs.list(tenant, null, null, null, 10)).hasSize(1);
  }

  @Test
  void start_whenAccountCannotBeRead_isRefused() {
    stall.accounts.capabilities = List.of("order_source");
    assertThatThrownBy(() -> syncs.start(account(), SyncKind.LISTINGS, "user:test"))
        .hasMessageContaining("not_supported");
    test.asOwner(handle -> handle.execute("update accounts set status = 'reconnect'"));
    assertThatThrownBy(() -> syncs.start(account(), SyncKind.ORDERS, "user:test"))
        .hasMessageContaining("reconnect_needed");
  }

  @Test
  void run_whenProcessDiesBetweenPages_goesOnWhereItStood() {
    run(SyncKind.LISTINGS);
    shop.onCall =
        call -> {
          if (call.equals("orders@2")) {
            throw new StackOverflowError("the process dies");
          }
        };
    Sync begun = syncs.start(account(), SyncKind.ORDERS, "user:test");
    assertThatThrownBy(stall::runJobs).isInstanceOf(StackOverflowError.class);
    Sync half = syncs.find(tenant, begun.syncId()).orElseThrow();
    assertThat(half.status()).isEqualTo(SyncStatus.RUNNING);
    assertThat(half.processed()).isEqualTo(2);
    assertThat(half.cursor()).isEqualTo("2");
    assertThat(checkpoint(Checkpoints.ORDERS)).isEqualTo("none");

    shop.onCall = call -> {};
    shop.calls.clear();
    clock.advance(Duration.ofMinutes(3));
    assertThat(syncs.reviveForgotten()).isOne();
    stall.runJobs();
    Sync done = syncs.find(tenant, begun.syncId()).orElseThrow();
    assertThat(done.status()).isEqualTo(SyncStatus.DONE);
    assertThat(done.created()).isEqualTo(5);
    assertThat(shop.calls).containsExactly("orders@2", "orders@4");
  }

  @Test
  void run_whenOneRecordIsBad_storesTheOthersAndListsIt() {
    stall.sinks.onStore =
        record -> {
          if (record.equals("o3")) {
            throw new IllegalStateException("quantity 0");
          }
        };
    Sync sync = run(SyncKind.ORDERS);
    assertThat(sync.status()).isEqualTo(SyncStatus.DONE);
    assertThat(sync.processed()).isEqualTo(5);
    assertThat(sync.errors()).isOne();
    List<SyncFailure> records = syncs.records(tenant, sync.syncId(), 0, 10);
    assertThat(records).hasSize(1);
    assertThat(records.get(0).externalId()).isEqualTo("o3");
    assertThat(records.get(0).reason()).isEqualTo("IllegalStateException: quantity 0");
    assertThat(products()).contains("order-o2").doesNotContain("order-o3");

    SyncFailure still = stall.ingest.retries().retry(tenant, sync.syncId(), 1).orElseThrow();
    assertThat(still.outcome()).isEqualTo("failed");
    assertThat(still.retriedAt()).isEqualTo(clock.instant());
    stall.sinks.onStore = record -> {};
    SyncFailure resolved = stall.ingest.retries().retry(tenant, sync.syncId(), 1).orElseThrow();
    assertThat(resolved.outcome()).isEqualTo("resolved");
    assertThat(products()).contains("order-o3");
    assertThat(shop.calls).contains("order o3");
  }

  @Test
  void run_whenRecordsCannotBeRead_storesTheOthersAndListsThem() {
    shop.broken.put("orders", List.of("o7", ""));
    Sync sync = run(SyncKind.ORDERS);
    assertThat(sync.status()).isEqualTo(SyncStatus.DONE);
    assertThat(sync.created()).isEqualTo(5);
    assertThat(sync.errors()).isEqualTo(2);
    assertThat(sync.processed()).isEqualTo(7);
    assertThat(sync.total()).isEqualTo(7);
    assertThat(checkpoint(Checkpoints.ORDERS))
        .isEqualTo(T0.plusSeconds(240).minus(Duration.ofMinutes(5)).toString());
    List<SyncFailure> records = syncs.records(tenant, sync.syncId(), 0, 10);
    assertThat(records).extracting(SyncFailure::externalId).containsExactlyInAnyOrder("o7", "");
    assertThat(records)
        .extracting(SyncFailure::reason)
        .containsOnly("unreadable: total_amount missing");
  }

  @Test
  void retry_ofARecordThatCouldNotBeRead_asksForItAgain() {
    shop.broken.put("orders", List.of("o7"));
    Sync sync = run(SyncKind.ORDERS);
    SyncFailure still = stall.ingest.retries().retry(tenant, sync.syncId(), 1).orElseThrow();
    assertThat(still.outcome()).isEqualTo("failed");
    shop.order("o7", T0);
    SyncFailure resolved = stall.ingest.retries().retry(tenant, sync.syncId(), 1).orElseThrow();
    assertThat(resolved.outcome()).isEqualTo("resolved");
    assertThat(products()).contains("order-o7");
  }

  @Test
  void retry_ofARecordWithoutAName_saysThatNobodyCanAskForIt() {
    shop.broken.put("listings", List.of(""));
    Sync sync = run(SyncKind.LISTINGS);
    assertThatThrownBy(() -> stall.ingest.retries().retry(tenant, sync.syncId(), 1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("could not be read");
  }

  @Test
  void run_whenListingsComeInGroups_countsGroupsOnBothSides() {
    for (int i = 0; i < 3; i++) {
      shop.listing("V" + i, i < 2 ? "G8" : "G9", clock.instant());
    }
    Sync sync = run(SyncKind.LISTINGS);
    assertThat(sync.created()).isEqualTo(6);
    assertThat(sync.total()).isEqualTo(sync.processed());
  }

  @Test
  void retry_ofAListing_readsItsGroup() {
    stall.sinks.onStore =
        record -> {
          if (record.equals("L1")) {
            throw new IllegalStateException("no title");
          }
        };
    Sync sync = run(SyncKind.LISTINGS);
    stall.sinks.onStore = record -> {};
    assertThat(stall.ingest.retries().retry(tenant, sync.syncId(), 1).orElseThrow().outcome())
        .isEqualTo("resolved");
    assertThat(shop.calls).contains("group G1");
    assertThat(stall.ingest.retries().retry(tenant, sync.syncId(), 2)).isEmpty();
  }

  private List<String> products() {
    List<String> skus = new ArrayList<>();
    test.asOwner(
        handle ->
            skus.addAll(handle.createQuery("select sku from products").mapTo(String.class).list()));
    return skus;
  }

  @Test
  void run_whenProviderThrottles_waitsAndGoesOn() {
    AtomicInteger left = new AtomicInteger(3);
    shop.onCall =
        call -> {
          if (call.equals("orders@2") && left.getAndDecrement() > 0) {
            throw new ThrottledException(failure(429, Duration.ofSeconds(7)), null, null);
          }
        };
    Sync sync = run(SyncKind.ORDERS);
    assertThat(sync.status()).isEqualTo(SyncStatus.DONE);
    assertThat(stall.sinks.slept)
        .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(7));
    assertThat(stall.sinks.stored).doesNotHaveDuplicates();
    assertThat(sync.lastError()).isNull();
  }

  @Test
  void run_whenProviderStaysAway_failsAndKeepsWhatIsDone() {
    run(SyncKind.LISTINGS);
    shop.onCall =
        call -> {
          if (call.equals("orders@4")) {
            throw new UnavailableException(failure(503, null), null, null);
          }
        };
    Sync sync = run(SyncKind.ORDERS);
    assertThat(sync.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(sync.created()).isEqualTo(4);
    assertThat(sync.lastError()).contains("status=503");
    assertThat(stall.sinks.slept).hasSize(12);
    assertThat(checkpoint(Checkpoints.ORDERS)).isEqualTo("none");
    assertThat(stall.notices.raised).containsExactly("sync_failed " + id + "/orders");
  }

  @Test
  void run_whenConsentIsGone_failsAtOnceAndDoesNotLoop() {
    run(SyncKind.LISTINGS);
    shop.calls.clear();
    shop.onCall =
        call -> {
          throw new ReconnectException(failure(401, null), null, null);
        };
    Sync sync = run(SyncKind.ORDERS);
    assertThat(sync.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(shop.calls).hasSize(1);
    assertThat(stall.accounts.failures).hasSize(1);
    assertThat(stall.sinks.slept).isEmpty();
  }

  @Test
  void run_whenListingsCannotBeRead_failsTheOrdersToo() {
    shop.onCall =
        call -> {
          throw new IllegalStateException("broken " + call);
        };
    Sync sync = run(SyncKind.ORDERS);
    assertThat(sync.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(sync.lastError()).contains("listings");
    assertThat(stall.sinks.stored).isEmpty();
  }

  @Test
  void run_whenAnotherProcessMovedIt_countsNothingTwice() {
    run(SyncKind.LISTINGS);
    Sync begun = syncs.start(account(), SyncKind.ORDERS, "user:test");
    AtomicInteger depth = new AtomicInteger();
    shop.onCall =
        call -> {
          if (call.equals("orders@2") && depth.getAndIncrement() == 0) {
            assertThat(syncs.run(tenant, begun.syncId())).isEqualTo(SyncEnd.DONE);
          }
        };
    assertThat(syncs.run(tenant, begun.syncId())).isEqualTo(SyncEnd.ELSEWHERE);
    Sync sync = syncs.find(tenant, begun.syncId()).orElseThrow();
    assertThat(sync.processed()).isEqualTo(5);
    assertThat(sync.status()).isEqualTo(SyncStatus.DONE);
  }

  @Test
  void connected_beginsBothSyncsAfterTheCommit() {
    test.database()
        .useTenant(
            tenant,
            handle -> {
              stall.ingest.connected(handle, account());
              assertThat(stall.jobs).isEmpty();
            });
    assertThat(stall.jobs).hasSize(1);
    stall.runJobs();
    assertThat(syncs.list(tenant, id, null, null, 10))
        .extracting(Sync::status)
        .containsExactly(SyncStatus.DONE, SyncStatus.DONE);
    assertThat(syncs.list(tenant, id, SyncKind.ORDERS, null, 10)).hasSize(1);
  }

  @Test
  void find_ofAnotherTenant_findsNothing() {
    Sync sync = run(SyncKind.LISTINGS);
    UUID other = test.tenant("Otro");
    assertThat(syncs.find(other, sync.syncId())).isEmpty();
    assertThat(syncs.list(other, null, null, null, 10)).isEmpty();
  }
}
