package dev.feria.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.server.testing.TestDatabase;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DatabaseTest {
  private static TestDatabase test;
  private static Database database;
  private static UUID first;
  private static UUID second;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
    database = test.database();
    first = test.tenant("First");
    second = test.tenant("Second");
    database.useTenant(first, handle -> insertProduct(handle, first, "A"));
    database.useTenant(second, handle -> insertProduct(handle, second, "B"));
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private static void insertProduct(Handle handle, UUID tenant, String sku) {
    handle.execute("insert into products (tenant_id, sku, title) values (?, ?, 'T')", tenant, sku);
  }

  private static long count(Handle handle) {
    return handle.createQuery("select count(*) from products").mapTo(Long.class).one();
  }

  @Test
  void inTenant_whenQueryForgetsTheTenant_seesOwnRowsOnly() {
    assertThat(database.<Long, RuntimeException>inTenant(first, DatabaseTest::count)).isOne();
  }

  @Test
  void inTenant_whenTenantUnknown_seesNothing() {
    assertThat(database.<Long, RuntimeException>inTenant(UUID.randomUUID(), DatabaseTest::count))
        .isZero();
  }

  @Test
  void inTenant_whenInsertingForAnother_isRefused() {
    assertThatThrownBy(
            () -> database.useTenant(first, handle -> insertProduct(handle, second, "C")))
        .hasMessageContaining("row-level security");
  }

  @Test
  void inSystem_onTableNotOpened_isRefused() {
    assertThatThrownBy(() -> database.useSystem(DatabaseTest::count))
        .hasMessageContaining("permission denied");
  }

  @Test
  void inTenant_whenTwoWaitForEachOther_repeatsTheOneThatWasRolledBack() throws Exception {
    var bothHoldOne = new CyclicBarrier(2);
    var attempts = new AtomicInteger();

    CompletableFuture<Void> one =
        CompletableFuture.runAsync(() -> lockBoth(101, 102, bothHoldOne, attempts));
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> lockBoth(102, 101, bothHoldOne, attempts));

    CompletableFuture.allOf(one, other).get(30, TimeUnit.SECONDS);
    assertThat(attempts).hasValue(3);
  }

  private static void lockBoth(
      int mine, int theirs, CyclicBarrier bothHoldOne, AtomicInteger attempts) {
    database.useTenant(
        first,
        handle -> {
          handle.execute("select pg_advisory_xact_lock(?)", mine);
          if (attempts.incrementAndGet() <= 2) {
            try {
              bothHoldOne.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
              throw new AssertionError(e);
            }
          }
          handle.execute("select pg_advisory_xact_lock(?)", theirs);
        });
  }

  @Test
  void migrate_whenNothingIsMissing_doesNothing() {
    var migrations = new Migrations(test.address());
    assertThat(migrations.pending()).isEmpty();
    assertThat(migrations.migrate()).isZero();
  }
}
