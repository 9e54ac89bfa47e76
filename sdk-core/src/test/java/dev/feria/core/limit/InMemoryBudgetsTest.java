package dev.feria.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.fixture.FakeClock;
import dev.feria.core.fixture.RecordingSleeper;
import dev.feria.core.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InMemoryBudgetsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration SLACK = Duration.ofMillis(50);
  private static final List<Priority> EVERY = List.of(Priority.values());
  private final FakeClock clock = new FakeClock();
  private final RecordingSleeper sleeper = new RecordingSleeper(clock);

  private RateBudget budget(int permits) {
    return new InMemoryBudgets(clock, sleeper).budget("shop/1", quota(permits, SECOND));
  }

  private static Quota quota(int permits, Duration period) {
    return new Quota("default", permits, period, Quota.Scope.ACCOUNT);
  }

  @Test
  void budget_forTheSameOwnerAndQuota_isTheSame() {
    Budgets budgets = new InMemoryBudgets(clock, sleeper);
    RateBudget one = budgets.budget("a", quota(5, SECOND));
    assertThat(budgets.budget("a", quota(5, SECOND))).isSameAs(one);
    assertThat(budgets.budget("b", quota(5, SECOND))).isNotSameAs(one);
    assertThat(budgets.budget("a", quota(6, SECOND))).isNotSameAs(one);
  }

  @Test
  void acquire_whenIdle_givesEverythingAtOnce() throws InterruptedException {
    RateBudget budget = budget(5);
    for (int i = 0; i < 5; i++) {
      assertThat(budget.acquire(1, Priority.CATALOGUE, Duration.ZERO)).contains(Duration.ZERO);
    }
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ZERO)).isEmpty();
    assertThat(sleeper.slept()).isEmpty();
  }

  @Test
  void acquire_whenEmpty_waitsForTheWindowToSlide() throws InterruptedException {
    RateBudget budget = budget(2);
    budget.acquire(1, Priority.ORDERS, SECOND);
    clock.advance(Duration.ofMillis(400));
    budget.acquire(1, Priority.ORDERS, SECOND);
    assertThat(budget.acquire(1, Priority.ORDERS, Duration.ofSeconds(9)))
        .contains(Duration.ofMillis(600).plus(SLACK));
    assertThat(budget.acquire(1, Priority.ORDERS, Duration.ofSeconds(9)))
        .contains(Duration.ofMillis(400));
  }

  @Test
  void acquire_whenTheWaitWouldBeTooLong_doesNotWaitAtAll() throws InterruptedException {
    RateBudget budget = budget(1);
    budget.acquire(1, Priority.ORDERS, SECOND);
    assertThat(budget.acquire(1, Priority.ORDERS, SECOND)).isEmpty();
    assertThat(sleeper.slept()).isEmpty();
    assertThat(budget.acquire(1, Priority.ORDERS, SECOND.plus(SLACK))).isPresent();
    assertThat(budget.acquire(1, Priority.ORDERS, Duration.ofSeconds(Long.MAX_VALUE))).isPresent();
  }

  @Test
  void acquire_whenSeveralUnits_takesThemTogether() throws InterruptedException {
    RateBudget budget = budget(5);
    budget.acquire(3, Priority.ORDERS, SECOND);
    assertThat(budget.acquire(3, Priority.ORDERS, Duration.ZERO)).isEmpty();
    assertThat(budget.acquire(2, Priority.ORDERS, Duration.ZERO)).isPresent();
  }

  @Test
  void acquire_whenUnitsCanNeverBeHad_isRefused() {
    RateBudget budget = budget(20);
    assertThatThrownBy(() -> budget.acquire(0, Priority.STOCK, SECOND))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> budget.acquire(21, Priority.STOCK, SECOND))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> budget.acquire(20, Priority.CATALOGUE, SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("19");
  }

  @Test
  void acquire_whenTheCatalogueTookAllItMay_stockStillHasItsReserve() throws InterruptedException {
    RateBudget budget = budget(40);
    int taken = 0;
    while (budget.acquire(1, Priority.CATALOGUE, Duration.ZERO).isPresent()) {
      taken++;
    }
    assertThat(taken).isEqualTo(38);
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ZERO)).isPresent();
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ZERO)).isPresent();
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ZERO)).isEmpty();
  }

  @Test
  void acquire_whenOthersWait_stockGoesFirst() throws Exception {
    // each sleeper stays until let go, so that both stand in the queue at the same time
    CountDownLatch catalogueSleeps = new CountDownLatch(1);
    CountDownLatch stockSleeps = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch stockHas = new CountDownLatch(1);
    Sleeper gate =
        duration -> {
          if (Thread.currentThread().getName().equals("catalogue")) {
            catalogueSleeps.countDown();
            go.await();
            stockHas.await();
          } else {
            stockSleeps.countDown();
            go.await();
          }
        };
    RateBudget budget =
        new InMemoryBudgets(clock, gate).budget("a", quota(1, Duration.ofSeconds(1)));
    budget.acquire(1, Priority.STOCK, SECOND);
    List<String> order = new ArrayList<>();
    Thread catalogue =
        new Thread(
            () -> {
              try {
                budget.acquire(1, Priority.CATALOGUE, Duration.ofHours(1));
                order.add("catalogue");
              } catch (InterruptedException gaveUp) {
                Thread.currentThread().interrupt();
              }
            },
            "catalogue");
    catalogue.start();
    assertThat(catalogueSleeps.await(10, TimeUnit.SECONDS)).isTrue();
    Thread stock =
        new Thread(
            () -> {
              try {
                budget.acquire(1, Priority.STOCK, Duration.ofHours(1));
                order.add("stock");
                stockHas.countDown();
              } catch (InterruptedException gaveUp) {
                Thread.currentThread().interrupt();
              }
            },
            "stock");
    stock.start();
    assertThat(stockSleeps.await(10, TimeUnit.SECONDS)).isTrue();
    clock.advance(SECOND.plus(SLACK));
    go.countDown();
    stock.join(10_000);
    assertThat(order).containsExactly("stock");
    catalogue.interrupt();
    catalogue.join(10_000);
    assertThat(catalogue.isAlive()).isFalse();
  }

  @Test
  void acquire_whenInterrupted_takesNothing() throws InterruptedException {
    RateBudget budget = budget(1);
    budget.acquire(1, Priority.ORDERS, SECOND);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> budget.acquire(1, Priority.ORDERS, Duration.ofHours(1)))
        .isInstanceOf(InterruptedException.class);
    clock.advance(SECOND.plus(SLACK));
    assertThat(budget.acquire(1, Priority.ORDERS, Duration.ZERO)).contains(Duration.ZERO);
  }

  @Test
  void remaining_whenLessThanWeThought_isBelieved() throws InterruptedException {
    RateBudget budget = budget(5);
    budget.remaining(9);
    budget.remaining(5);
    budget.remaining(1);
    assertThat(budget.acquire(1, Priority.ORDERS, Duration.ZERO)).isPresent();
    assertThat(budget.acquire(1, Priority.ORDERS, Duration.ZERO)).isEmpty();
    budget.remaining(-3);
    clock.advance(SECOND.plus(SLACK));
    assertThat(budget.acquire(5, Priority.ORDERS, Duration.ZERO)).isPresent();
  }

  @Test
  void closedUntil_whenSet_nobodyPassesBefore() throws InterruptedException {
    RateBudget budget = budget(5);
    budget.closedUntil(clock.instant().plusSeconds(30));
    budget.closedUntil(clock.instant().plusSeconds(10));
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ofSeconds(29))).isEmpty();
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ofSeconds(30)))
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void acquire_whenTheClockIsSetBack_doesNotForgetWhatWasGranted() throws InterruptedException {
    RateBudget budget = budget(1);
    budget.acquire(1, Priority.ORDERS, SECOND);
    clock.advance(Duration.ofHours(-1));
    assertThat(budget.acquire(1, Priority.ORDERS, Duration.ZERO)).isEmpty();
  }

  @Test
  void acquire_overASimulatedHour_neverPassesTheQuotaInAnyWindow() throws InterruptedException {
    Quota perMinute = quota(60, Duration.ofMinutes(1));
    RateBudget budget = new InMemoryBudgets(clock, sleeper).budget("a", perMinute);
    Instant end = clock.instant().plus(Duration.ofHours(1));
    List<Instant> grants = new ArrayList<>();
    Random random = new Random(7);
    while (clock.instant().isBefore(end)) {
      Priority priority = EVERY.get(random.nextInt(EVERY.size()));
      if (budget.acquire(1, priority, Duration.ofMinutes(5)).isPresent()) {
        grants.add(clock.instant());
      }
      if (random.nextInt(50) == 0) {
        clock.advance(Duration.ofMillis(random.nextInt(40_000)));
      }
    }
    assertThat(mostInAnyWindow(grants, perMinute.period())).isLessThanOrEqualTo(60);
    assertThat(grants).hasSizeGreaterThan(60 * 50);
  }

  @Test
  void acquire_fromManyThreads_neverPassesTheQuotaInAnyWindow() throws Exception {
    Clock real = Clock.systemUTC();
    Quota quick = quota(20, Duration.ofMillis(100));
    RateBudget budget = new InMemoryBudgets(real, Sleeper.realTime()).budget("a", quick);
    AtomicInteger refused = new AtomicInteger();
    List<Instant> grants = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(16);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Priority priority = EVERY.get(i % EVERY.size());
      all.add(
          pool.submit(
              () -> {
                Optional<Duration> took = budget.acquire(1, priority, Duration.ofSeconds(20));
                if (took.isEmpty()) {
                  refused.incrementAndGet();
                }
                synchronized (grants) {
                  grants.add(real.instant());
                }
                return took;
              }));
    }
    for (Future<?> one : all) {
      one.get(30, TimeUnit.SECONDS);
    }
    pool.shutdown();
    assertThat(refused).hasValue(0);
    assertThat(grants).hasSize(100);
    assertThat(Duration.between(grants.get(0), grants.get(99)))
        .isGreaterThan(Duration.ofMillis(380));
  }

  private static int mostInAnyWindow(List<Instant> grants, Duration period) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < grants.size(); to++) {
      while (!grants.get(from).isAfter(grants.get(to).minus(period))) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }
}
