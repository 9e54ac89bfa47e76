package dev.feria.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.fixture.FakeClock;
import dev.feria.core.fixture.RecordingSleeper;
import dev.feria.core.limit.Settlement.Level;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeakyBudgetTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Quota QUOTA = Quota.leaky("points", 1000, 50, Quota.Scope.ACCOUNT);
  private static final int RESERVE = 50;

  private final FakeClock clock = new FakeClock();
  private final RecordingSleeper sleeper = new RecordingSleeper(clock);
  private final RateBudget budget = new InMemoryBudgets(clock, sleeper).budget("shop/1", QUOTA);

  private Duration take(int units, Priority priority) throws InterruptedException {
    return budget.acquire(units, priority, MINUTE).orElseThrow();
  }

  private static Settlement told(double cost, double available) {
    return new Settlement(cost, new Level(1000, available, 50));
  }

  @Test
  void leaky_isDescribedByItsTimeFromEmptyToFull() {
    assertThat(QUOTA.permits()).isEqualTo(1000);
    assertThat(QUOTA.period()).isEqualTo(Duration.ofSeconds(20));
    assertThat(QUOTA.refill()).isEqualTo(Quota.Refill.CONTINUOUS);
  }

  @Test
  void acquire_whenFull_givesTheWholeBucketToStock() throws InterruptedException {
    assertThat(take(1000, Priority.STOCK)).isZero();
    assertThat(take(1, Priority.STOCK)).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void acquire_whenEmpty_waitsForExactlyWhatIsMissing() throws InterruptedException {
    take(1000, Priority.STOCK);
    assertThat(take(100, Priority.STOCK)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void acquire_whenIdleForLong_neverGivesMoreThanABucket() throws InterruptedException {
    take(1000, Priority.STOCK);
    clock.advance(Duration.ofHours(1));
    assertThat(take(1000, Priority.STOCK)).isZero();
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ZERO)).isEmpty();
  }

  @Test
  void acquire_ofOtherPriorities_leavesTheReserveToStock() throws InterruptedException {
    take(1000 - RESERVE, Priority.CATALOGUE);
    assertThat(budget.acquire(1, Priority.CATALOGUE, Duration.ZERO)).isEmpty();
    assertThat(budget.acquire(RESERVE, Priority.STOCK, Duration.ZERO)).contains(Duration.ZERO);
  }

  @Test
  void acquire_ofMoreThanABucket_isRefused() {
    assertThatThrownBy(() -> take(1001, Priority.STOCK))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> take(1000 - RESERVE + 1, Priority.ORDERS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void settle_whenTheCallWasCheaper_givesTheRestBack() throws InterruptedException {
    take(1000, Priority.STOCK);
    budget.settle(1000, new Settlement(10.0, null));
    assertThat(take(990, Priority.STOCK)).isZero();
  }

  @Test
  void settle_whenNothingIsKnown_keepsWhatWasTaken() throws InterruptedException {
    take(1000, Priority.STOCK);
    budget.settle(1000, Settlement.UNKNOWN);
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ZERO)).isEmpty();
  }

  @Test
  void settle_whenTheProviderTellsTheLevel_believesIt() throws InterruptedException {
    take(100, Priority.STOCK);
    budget.settle(100, told(100, 300)); // somebody else has used the bucket too
    assertThat(take(300, Priority.STOCK)).isZero();
    assertThat(take(50, Priority.STOCK)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void settle_whileOtherCallsAreOnTheirWay_takesThemToBeMissingInTheLevel()
      throws InterruptedException {
    take(100, Priority.STOCK);
    take(400, Priority.STOCK);
    budget.settle(100, told(100, 900)); // the 400 may not be counted yet
    assertThat(budget.acquire(501, Priority.STOCK, Duration.ZERO)).isEmpty();
    assertThat(take(500, Priority.STOCK)).isZero();
  }

  @Test
  void settle_whenTheBucketIsLarger_usesAndRefillsTheLargerOne() throws InterruptedException {
    take(100, Priority.STOCK);
    budget.settle(100, new Settlement(100.0, new Level(4000, 3900, 200)));
    for (int i = 0; i < 4; i++) {
      assertThat(take(900, Priority.STOCK)).isZero();
    }
    assertThat(take(500, Priority.STOCK)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void remaining_isBelievedOnlyWhenItIsLess() throws InterruptedException {
    budget.remaining(5000);
    budget.remaining(100);
    assertThat(take(100, Priority.STOCK)).isZero();
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ZERO)).isEmpty();
  }

  @Test
  void closedUntil_holdsEverybodyBack() throws InterruptedException {
    budget.closedUntil(clock.instant().plusSeconds(3));
    assertThat(take(1, Priority.STOCK)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void acquire_whenTheWaitWouldBeTooLong_takesNothing() throws InterruptedException {
    take(1000, Priority.STOCK);
    assertThat(budget.acquire(500, Priority.STOCK, Duration.ofSeconds(9))).isEmpty();
    clock.advance(Duration.ofSeconds(10));
    assertThat(take(500, Priority.STOCK)).isZero();
  }
}
