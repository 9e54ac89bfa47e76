package dev.feria.woocommerce.internal;

import dev.feria.core.limit.BudgetHint;
import dev.feria.core.limit.HeaderFeedback;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Halves the speed when a shop complains (429, 503, 508), and takes the halving back after twenty
 * good answers. The speed is kept by a pause after each answer. Thread-safe.
 */
public final class Pace implements HeaderFeedback {
  private static final int MOST_HALVINGS = 5;
  private static final int GOOD_ANSWERS = 20;
  private static final int BAD_REQUEST = 400;

  private final int requestsPerSecond;
  private final AtomicInteger halvings = new AtomicInteger();
  private final AtomicInteger good = new AtomicInteger();

  /** Starts at full speed. */
  public Pace(int requestsPerSecond) {
    this.requestsPerSecond = requestsPerSecond;
  }

  @Override
  public BudgetHint read(int status, Function<String, Optional<String>> header) {
    if (status == 429 || status == 503 || status == 508) {
      halvings.updateAndGet(n -> Math.min(MOST_HALVINGS, n + 1));
      good.set(0);
      return BudgetHint.NOTHING;
    }
    if (status < BAD_REQUEST && good.incrementAndGet() >= GOOD_ANSWERS) {
      good.set(0);
      halvings.updateAndGet(n -> Math.max(0, n - 1));
    }
    int level = halvings.get();
    return level == 0 ? BudgetHint.NOTHING : new BudgetHint(null, pause(level));
  }

  private Duration pause(int level) {
    return Duration.ofMillis((1000L << level) / requestsPerSecond);
  }
}
