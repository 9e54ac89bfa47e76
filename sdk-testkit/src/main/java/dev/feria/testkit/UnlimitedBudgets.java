package dev.feria.testkit;

import dev.feria.core.limit.Budgets;
import dev.feria.core.limit.Priority;
import dev.feria.core.limit.Quota;
import dev.feria.core.limit.RateBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Budgets that never run out, for tests and sandboxes without limits. */
public final class UnlimitedBudgets implements Budgets {
  private static final RateBudget ENDLESS =
      new RateBudget() {
        @Override
        public Optional<Duration> acquire(int units, Priority priority, Duration longestWait) {
          return Optional.of(Duration.ZERO);
        }

        @Override
        public void remaining(int remaining) {}

        @Override
        public void closedUntil(Instant instant) {}
      };

  /** Makes budgets that never run out. */
  public UnlimitedBudgets() {}

  @Override
  public RateBudget budget(String owner, Quota quota) {
    return ENDLESS;
  }
}
