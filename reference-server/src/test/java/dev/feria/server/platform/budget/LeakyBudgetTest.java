package dev.feria.server.platform.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.feria.core.limit.Priority;
import dev.feria.core.limit.Quota;
import dev.feria.core.limit.RateBudget;
import dev.feria.core.limit.Settlement;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.platform.Database;
import dev.feria.server.testing.ManualClock;
import dev.feria.server.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buckets of points of two nodes on one database, with all time simulated. */
final class LeakyBudgetTest {
  private static final Quota QUOTA = Quota.leaky("cost", 1000, 50, Quota.Scope.ACCOUNT);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final Sleeper sleeper = clock::advance;
  private TestDatabase database;
  private HikariDataSource source;
  private RateBudget first;
  private RateBudget second;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    source = Database.quickPool(database.address(), "quick", 4, Duration.ofSeconds(2));
    first = SharedBudgets.simulated(source, clock, sleeper).budget("p/a", QUOTA);
    second = SharedBudgets.simulated(source, clock, sleeper).budget("p/a", QUOTA);
  }

  @AfterEach
  void close() {
    source.close();
    database.close();
  }

  private static boolean take(RateBudget budget, int units, Priority priority)
      throws InterruptedException {
    return budget.acquire(units, priority, Duration.ZERO).isPresent();
  }

  /** The provider's bucket: refuses what it has not. */
  private final class Bucket {
    private double level = 1000;
    private long at = clock.millis();
    private double spent;

    Settlement call(double cost) {
      level = Math.min(1000, level + (clock.millis() - at) * 0.05);
      at = clock.millis();
      level -= cost;
      spent += cost;
      assertThat(level).as("never past the provider's bucket").isGreaterThanOrEqualTo(0);
      return new Settlement(cost, new Settlement.Level(1000, level, 50));
    }
  }

  @Test
  void acquire_byTwoNodesWithABacklog_usesTheBucketAndNeverMore() throws InterruptedException {
    var bucket = new Bucket();
    var random = new Random(7);
    Instant end = clock.instant().plusSeconds(600);
    while (clock.instant().isBefore(end)) {
      RateBudget node = random.nextBoolean() ? first : second;
      int wanted = 20 + random.nextInt(60);
      assertThat(node.acquire(wanted, Priority.CATALOGUE, Duration.ofMinutes(5))).isPresent();
      node.settle(wanted, bucket.call(1 + random.nextInt(wanted)));
      if (random.nextInt(20) == 0) {
        assertThat(take(first, 40, Priority.STOCK)).as("stock gets through at once").isTrue();
        first.settle(40, bucket.call(40));
      }
    }
    assertThat(bucket.spent).isGreaterThan(0.95 * (950 + 600 * 50));
  }

  @Test
  void acquire_whenTheCatalogueOfBothTookAllItMay_stockStillHasItsReserve()
      throws InterruptedException {
    assertThat(take(first, 900, Priority.CATALOGUE)).isTrue();
    assertThat(take(second, 51, Priority.CATALOGUE)).isFalse();
    assertThat(take(second, 50, Priority.CATALOGUE)).isTrue();
    assertThat(take(first, 50, Priority.STOCK)).isTrue();
    assertThat(take(second, 1, Priority.STOCK)).isFalse();
    Duration waited = second.acquire(10, Priority.STOCK, Duration.ofSeconds(5)).orElseThrow();
    assertThat(waited).isBetween(Duration.ofMillis(200), Duration.ofMillis(260));
  }

  @Test
  void settle_whenTheProviderTells_setsBothNodesRight() throws InterruptedException {
    assertThat(take(first, 100, Priority.STOCK)).isTrue();
    assertThat(take(second, 100, Priority.STOCK)).isTrue();
    first.settle(100, new Settlement(10.0, new Settlement.Level(2000, 500, 100)));
    assertThat(take(second, 401, Priority.STOCK)).as("100 are open").isFalse();
    clock.advance(Duration.ofMillis(300));
    assertThat(take(second, 420, Priority.STOCK)).isTrue();
  }

  @Test
  void acquire_whenANodeDies_whatItHadOpenCountsForAMinute() throws InterruptedException {
    assertThat(take(first, 300, Priority.STOCK)).isTrue();
    assertThat(take(second, 100, Priority.STOCK)).isTrue();
    second.settle(100, new Settlement(null, new Settlement.Level(1000, 900, 50)));
    assertThat(take(second, 601, Priority.STOCK)).isFalse();
    clock.advance(Duration.ofSeconds(61));
    assertThat(take(second, 10, Priority.STOCK)).isTrue();
    second.settle(10, new Settlement(null, new Settlement.Level(1000, 900, 50)));
    assertThat(take(second, 900, Priority.STOCK)).isTrue();
  }

  @Test
  void closedUntil_closesBothNodes() throws InterruptedException {
    assertThat(take(second, 1, Priority.STOCK)).isTrue();
    first.closedUntil(clock.instant().plusSeconds(30));
    assertThat(take(second, 1, Priority.STOCK)).isFalse();
    clock.advance(Duration.ofSeconds(31));
    assertThat(take(second, 1, Priority.STOCK)).isTrue();
  }

  @Test
  void acquire_whenTheDatabaseIsAway_grantsNothing() throws InterruptedException {
    database.asOwner(h -> h.execute("alter function draw_leaky rename to draw_leaky_away"));
    assertThat(first.acquire(1, Priority.STOCK, Duration.ofSeconds(2))).isEmpty();
    database.asOwner(h -> h.execute("alter function draw_leaky_away rename to draw_leaky"));
    assertThat(take(first, 1, Priority.STOCK)).isTrue();
  }
}
