package dev.feria.server.platform.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.feria.core.limit.Budgets;
import dev.feria.core.limit.Priority;
import dev.feria.core.limit.Quota;
import dev.feria.core.limit.RateBudget;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.platform.Database;
import dev.feria.server.testing.ManualClock;
import dev.feria.server.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets of two nodes on one database, with all time simulated. */
final class SharedBudgetsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final List<Priority> EVERY = List.of(Priority.values());

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final Sleeper sleeper = clock::advance;
  private TestDatabase database;
  private HikariDataSource source;
  private Budgets first;
  private Budgets second;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    source = Database.quickPool(database.address(), "quick", 4, Duration.ofSeconds(2));
    first = SharedBudgets.simulated(source, clock, sleeper);
    second = SharedBudgets.simulated(source, clock, sleeper);
  }

  @AfterEach
  void close() {
    source.close();
    database.close();
  }

  private static Quota quota(int permits, Duration period) {
    return new Quota("all", permits, period, Quota.Scope.APPLICATION);
  }

  private static boolean take(RateBudget budget, Priority priority) throws InterruptedException {
    return budget.acquire(1, priority, Duration.ZERO).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"10, 1000", "100, 60000", "700, 1000", "3, 250", "2000, 60000"})
  void acquire_byTwoNodesOverASimulatedHour_neverPassesTheQuotaInAnyWindow(int permits, long period)
      throws InterruptedException {
    Quota quota = quota(permits, Duration.ofMillis(period));
    List<RateBudget> nodes = List.of(first.budget("p/a", quota), second.budget("p/a", quota));
    List<Long> uses = new ArrayList<>();
    Random random = new Random(permits);
    Instant end = clock.instant().plus(Duration.ofHours(1));
    while (clock.instant().isBefore(end) && uses.size() < 4_000) {
      int burst = 1 + random.nextInt(2 * Math.min(permits, 800));
      for (int i = 0; i < burst; i++) {
        RateBudget node = nodes.get(random.nextInt(2));
        Priority priority = EVERY.get(random.nextInt(EVERY.size()));
        if (node.acquire(1, priority, Duration.ofHours(1)).isPresent()) {
          uses.add(clock.millis());
        }
        if (random.nextInt(4) == 0) {
          clock.advance(Duration.ofMillis(random.nextInt(40)));
        }
      }
      clock.advance(Duration.ofMillis(random.nextInt((int) (3 * period))));
    }
    assertThat(uses).hasSizeGreaterThan(permits);
    assertThat(mostInAnyWindow(uses, period)).isLessThanOrEqualTo(permits);
  }

  private static int mostInAnyWindow(List<Long> uses, long period) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < uses.size(); to++) {
      while (uses.get(from) <= uses.get(to) - period) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  @Test
  void acquire_whenIdle_givesTheWholeQuotaAtOnceToBothTogether() throws InterruptedException {
    RateBudget one = first.budget("p/a", quota(20, SECOND));
    RateBudget two = second.budget("p/a", quota(20, SECOND));
    int taken = 0;
    for (int i = 0; i < 15; i++) {
      taken += take(one, Priority.STOCK) ? 1 : 0;
      taken += take(two, Priority.STOCK) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(20);
    assertThat(take(first.budget("p/b", quota(20, SECOND)), Priority.STOCK)).isTrue();
  }

  @Test
  void acquire_whenShort_waitsForTheWindowToSlideAndNotMuchLonger() throws InterruptedException {
    RateBudget one = first.budget("p/a", quota(2, SECOND));
    RateBudget two = second.budget("p/a", quota(2, SECOND));
    assertThat(one.acquire(2, Priority.ORDERS, SECOND)).contains(Duration.ZERO);
    assertThat(two.acquire(1, Priority.ORDERS, SECOND)).isEmpty();
    Duration waited = two.acquire(1, Priority.ORDERS, Duration.ofSeconds(5)).orElseThrow();
    assertThat(waited).isBetween(Duration.ofMillis(1050), Duration.ofMillis(1070));
  }

  @Test
  void acquire_whenTheCatalogueOfBothTookAllItMay_stockStillHasItsReserve()
      throws InterruptedException {
    RateBudget one = first.budget("p/a", quota(40, SECOND));
    RateBudget two = second.budget("p/a", quota(40, SECOND));
    int taken = 0;
    for (int i = 0; i < 40; i++) {
      taken += take(i % 2 == 0 ? one : two, Priority.CATALOGUE) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(38);
    assertThat(take(two, Priority.STOCK)).isTrue();
    assertThat(take(one, Priority.STOCK)).isTrue();
    assertThat(take(one, Priority.STOCK)).isFalse();
  }

  @Test
  void acquire_whenOneNodeHoldsALot_theRestIsGivenBackAndExpires() throws InterruptedException {
    RateBudget one = first.budget("p/a", quota(1000, SECOND));
    assertThat(take(one, Priority.ORDERS)).isTrue();
    assertThat(used()).isEqualTo(21);
    clock.advance(Duration.ofMillis(60));
    assertThat(take(one, Priority.ORDERS)).isTrue();
    assertThat(used()).isEqualTo(22);
    clock.advance(Duration.ofMillis(1_200));
    assertThat(used()).isZero();
  }

  private long used() {
    return database
        .database()
        .inSystem(
            h ->
                h.createQuery(
                        """
                        select coalesce(sum(u.n), 0) from budgets b,
                          unnest(b.used_at_ms, b.units) as u (at, n)
                        where u.at > :now - 1050
                        """)
                    .bind("now", clock.millis())
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void remaining_whenSomebodyElseUsesTheApplication_bindsBothNodes() throws InterruptedException {
    RateBudget one = first.budget("p/a", quota(20, SECOND));
    RateBudget two = second.budget("p/a", quota(20, SECOND));
    assertThat(take(one, Priority.STOCK)).isTrue();
    one.remaining(2);
    assertThat(take(two, Priority.STOCK)).isTrue();
    assertThat(take(one, Priority.STOCK)).isTrue();
    assertThat(take(two, Priority.STOCK)).isFalse();
    one.remaining(15);
    assertThat(take(one, Priority.STOCK)).isFalse();
  }

  @Test
  void closedUntil_closesBothNodes() throws InterruptedException {
    RateBudget one = first.budget("p/a", quota(20, SECOND));
    RateBudget two = second.budget("p/a", quota(20, SECOND));
    assertThat(take(two, Priority.STOCK)).isTrue();
    one.closedUntil(clock.instant().plusSeconds(30));
    assertThat(take(one, Priority.STOCK)).isFalse();
    assertThat(take(two, Priority.STOCK)).isFalse();
    Duration waited = two.acquire(1, Priority.STOCK, Duration.ofMinutes(1)).orElseThrow();
    assertThat(waited).isBetween(Duration.ofSeconds(30), Duration.ofMillis(30_020));
    assertThat(take(one, Priority.STOCK)).isTrue();
  }

  @Test
  void acquire_whenTheDatabaseIsAway_waitsWithinTheBoundAndGrantsNothing() throws Exception {
    RateBudget one = first.budget("p/a", quota(20, SECOND));
    assertThat(take(one, Priority.STOCK)).isTrue();
    lockOut(true);
    Instant before = clock.instant();
    assertThat(one.acquire(1, Priority.STOCK, Duration.ofSeconds(3))).isEmpty();
    assertThat(Duration.between(before, clock.instant()))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    one.closedUntil(clock.instant().plusSeconds(60));
    lockOut(false);
    assertThat(take(second.budget("p/a", quota(20, SECOND)), Priority.STOCK)).isTrue();
    assertThat(take(one, Priority.STOCK)).isFalse();
    // what it learnt meanwhile is told as soon as somebody asks
    assertThat(take(second.budget("p/a", quota(20, SECOND)), Priority.STOCK)).isFalse();
  }

  private void lockOut(boolean out) {
    database.asOwner(
        h ->
            h.execute(
                out
                    ? "alter function take_budget rename to take_budget_away"
                    : "alter function take_budget_away rename to take_budget"));
  }

  @Test
  void acquire_insideATransaction_isRefused() {
    Database db = database.database();
    Budgets budgets =
        SharedBudgets.through(
            source, Clock.systemUTC(), Sleeper.realTime(), db::hasOpenTransaction);
    RateBudget budget = budgets.budget("p/a", quota(5, SECOND));
    db.useSystem(
        handle ->
            assertThatThrownBy(() -> take(budget, Priority.STOCK))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction"));
    assertThat(budget).satisfies(b -> assertThat(take(b, Priority.STOCK)).isTrue());
  }

  @Test
  void acquire_whenOthersOfTheNodeWait_stockGoesFirst() throws Exception {
    CountDownLatch asleep = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch stockHas = new CountDownLatch(1);
    Sleeper gate =
        pause -> {
          asleep.countDown();
          go.await();
          if (Thread.currentThread().getName().equals("catalogue")) {
            stockHas.await();
          }
        };
    RateBudget budget =
        SharedBudgets.simulated(source, clock, gate).budget("p/a", quota(1, SECOND));
    assertThat(take(budget, Priority.STOCK)).isTrue();
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newCachedThreadPool();
    Future<?> catalogue = threads.submit(() -> enter(budget, Priority.CATALOGUE, order, stockHas));
    Future<?> stock = threads.submit(() -> enter(budget, Priority.STOCK, order, stockHas));
    assertThat(asleep.await(20, TimeUnit.SECONDS)).isTrue();
    clock.advance(Duration.ofMillis(1_100));
    go.countDown();
    stock.get(20, TimeUnit.SECONDS);
    clock.advance(Duration.ofMillis(1_100));
    catalogue.get(20, TimeUnit.SECONDS);
    threads.shutdown();
    assertThat(order).containsExactly("STOCK", "CATALOGUE");
  }

  private static Void enter(
      RateBudget budget, Priority priority, List<String> order, CountDownLatch stockHas)
      throws InterruptedException {
    Thread.currentThread().setName(priority == Priority.STOCK ? "stock" : "catalogue");
    if (budget.acquire(1, priority, Duration.ofHours(1)).isPresent()) {
      order.add(priority.name());
    }
    if (priority == Priority.STOCK) {
      stockHas.countDown();
    }
    return null;
  }

  @Test
  void acquire_byManyThreadsOfTwoNodesInRealTime_grantsWhatTheLogAllows() throws Exception {
    Budgets[] nodes = {
      SharedBudgets.through(
          source,
          Clock.offset(Clock.systemUTC(), Duration.ofHours(1)),
          Sleeper.realTime(),
          () -> false),
      SharedBudgets.through(source, Clock.systemUTC(), Sleeper.realTime(), () -> false)
    };
    Quota quota = quota(60, Duration.ofMinutes(10));
    ExecutorService threads = Executors.newFixedThreadPool(32);
    List<Future<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      RateBudget budget = nodes[i % 2].budget("p/a", quota);
      calls.add(threads.submit(() -> take(budget, Priority.STOCK)));
    }
    int granted = 0;
    for (Future<Boolean> call : calls) {
      granted += call.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(granted).isEqualTo(60);
  }

  @Test
  void prune_forgetsOnlyWhatIsLongUnused() throws InterruptedException {
    SharedBudgets real =
        SharedBudgets.through(source, Clock.systemUTC(), Sleeper.realTime(), () -> false);
    take(real.budget("p/now", quota(5, SECOND)), Priority.STOCK);
    ManualClock past = new ManualClock(Instant.parse("2020-01-01T00:00:00Z"));
    take(
        SharedBudgets.simulated(source, past, sleeper).budget("p/old", quota(5, SECOND)),
        Priority.STOCK);
    assertThat(real.prune()).isOne();
    assertThat(real.prune()).isZero();
  }
}
