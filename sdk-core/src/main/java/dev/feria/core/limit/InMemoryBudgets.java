package dev.feria.core.limit;

import dev.feria.core.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Budgets of one process.
 *
 * <p>Algorithm: a log of every grant over the quota's period. A unit is granted if, counting it, no
 * more than {@code permits} were granted in the period that ends now; so no window of that length
 * holds more, wherever it starts. Nothing is spaced: an idle budget gives all its units at once.
 * The period is lengthened by a twentieth, 250 ms at most, because requests do not take equally
 * long to arrive and the provider counts arrivals.
 *
 * <p>A quota that refills continuously is a bucket of points instead, set right by what the
 * provider tells after each call.
 *
 * <p>Of quotas of 10 units and more a twentieth (at least one unit) is kept for {@link
 * Priority#STOCK}, so that a backlog of other calls never delays a quantity.
 */
public final class InMemoryBudgets implements Budgets {
  private static final Duration LONGEST_SLACK = Duration.ofMillis(250);
  private static final int SLACK_SHARE = 20;

  private final Clock clock;
  private final Sleeper sleeper;
  private final Map<Key, RateBudget> budgets = new ConcurrentHashMap<>();

  private record Key(String owner, Quota quota) {}

  /** Starts with every budget full. */
  public InMemoryBudgets(Clock clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public RateBudget budget(String owner, Quota quota) {
    return budgets.computeIfAbsent(
        new Key(owner, quota), key -> new QueuedBudget(quota, meter(quota), clock, sleeper));
  }

  private static Meter meter(Quota quota) {
    return quota.refill() == Quota.Refill.CONTINUOUS
        ? new LeakyMeter(quota.permits(), quota.period().toMillis())
        : new WindowMeter(quota.permits(), quota.period().plus(slack(quota)).toMillis());
  }

  private static Duration slack(Quota quota) {
    Duration share = quota.period().dividedBy(SLACK_SHARE);
    return share.compareTo(LONGEST_SLACK) > 0 ? LONGEST_SLACK : share;
  }
}
