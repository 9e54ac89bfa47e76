package dev.feria.server.platform.budget;

import dev.feria.core.limit.Budgets;
import dev.feria.core.limit.Quota;
import dev.feria.core.limit.RateBudget;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.platform.Outage;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/**
 * Budgets of all nodes on one database.
 *
 * <p>Algorithm: a log of every grant over the quota's period, one row per budget. A unit is granted
 * if, counting it, no more than {@code permits} were granted in the period that ends now; so no
 * window of that length holds more, wherever it starts and whichever nodes called. A token bucket
 * does not promise that: full, and refilled while it is emptied, it lets twice the quota through a
 * badly placed window.
 *
 * <p>The database's clock counts; those of the nodes may differ. Times are rounded up to a
 * hundredth of the period, and the period is lengthened by a twentieth, 250 ms at most, because
 * requests do not take equally long to arrive.
 *
 * <p>A quota of more than 50 units a second is drawn in lots of 20 ms' worth, which a node holds
 * for a twentieth of the period, 100 ms at most: they count as if used at the end of that time, and
 * what is left is given back with the next lot. Smaller quotas cost one short statement per call.
 *
 * <p>A quota that refills continuously is a bucket of points instead: what is taken and not settled
 * is counted as missing for a minute at most, and what the provider tells sets the level right for
 * all nodes.
 *
 * <p>Who waits goes by priority, then by arrival, on each node; a twentieth of quotas of 10 units
 * and more is kept for stock over all nodes. While the database is away nothing is granted: calls
 * wait as for a budget that is short, and end like it.
 */
public final class SharedBudgets implements Budgets {
  private static final Duration LONGEST_SLACK = Duration.ofMillis(250);
  private static final int SLACK_SHARE = 20;

  private final Ground ground;
  private final Map<Key, RateBudget> budgets = new ConcurrentHashMap<>();

  private record Key(String owner, Quota quota) {}

  /**
   * What budgets stand on.
   *
   * @param clock of this node, by which instants are told
   * @param nanos of this node, never going back
   * @param inTransaction whether the calling thread has a transaction open; it must not wait then
   */
  record Ground(
      BudgetTable table,
      LeakyTable leaky,
      Clock clock,
      LongSupplier nanos,
      Sleeper sleeper,
      BooleanSupplier inTransaction,
      Outage outage) {}

  private SharedBudgets(Ground ground) {
    this.ground = ground;
  }

  /**
   * Shares budgets through the table {@code budgets}.
   *
   * @param source connections in the system role, which nobody holds for long
   * @param inTransaction whether the calling thread has a transaction open
   */
  public static SharedBudgets through(
      DataSource source, Clock clock, Sleeper sleeper, BooleanSupplier inTransaction) {
    return of(
        new BudgetTable(source, null),
        new LeakyTable(source, null),
        clock,
        System::nanoTime,
        sleeper,
        inTransaction);
  }

  /**
   * Shares budgets with all time simulated.
   *
   * @param clock also the database's
   */
  static SharedBudgets simulated(DataSource source, Clock clock, Sleeper sleeper) {
    return of(
        new BudgetTable(source, clock),
        new LeakyTable(source, clock),
        clock,
        () -> Duration.ofMillis(clock.millis()).toNanos(),
        sleeper,
        () -> false);
  }

  private static SharedBudgets of(
      BudgetTable table,
      LeakyTable leaky,
      Clock clock,
      LongSupplier nanos,
      Sleeper sleeper,
      BooleanSupplier inTransaction) {
    var outage = new Outage(LoggerFactory.getLogger(SharedBudgets.class), "shared budgets");
    return new SharedBudgets(
        new Ground(table, leaky, clock, nanos, sleeper, inTransaction, outage));
  }

  @Override
  public RateBudget budget(String owner, Quota quota) {
    return budgets.computeIfAbsent(
        new Key(owner, quota),
        key ->
            quota.refill() == Quota.Refill.CONTINUOUS
                ? new LeakyBudget(ground, ground.leaky(), owner, quota)
                : new SharedBudget(ground, new BudgetTable.Place(owner, quota, window(quota))));
  }

  private static long window(Quota quota) {
    Duration share = quota.period().dividedBy(SLACK_SHARE);
    Duration slack = share.compareTo(LONGEST_SLACK) > 0 ? LONGEST_SLACK : share;
    return quota.period().plus(slack).toMillis();
  }

  /**
   * Forgets budgets that nobody has drawn on for a day and two periods.
   *
   * @return how many
   */
  public int prune() {
    return ground.table().prune(Duration.ofDays(1)) + ground.leaky().prune(Duration.ofDays(1));
  }
}
