package dev.feria.server.platform.budget;

import dev.feria.core.limit.Priority;
import dev.feria.core.limit.Quota;
import dev.feria.core.limit.RateBudget;
import dev.feria.core.limit.Settlement;
import dev.feria.server.platform.budget.LeakyTable.Drawn;
import dev.feria.server.platform.budget.LeakyTable.News;
import dev.feria.server.platform.budget.LeakyTable.Wish;
import dev.feria.server.platform.budget.SharedBudgets.Ground;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of cost points as a node sees it: who waits, and what the database said last. One thread
 * at a time asks the database. Another node's settlement may bring points back at any moment, so
 * what was said is believed for a quarter of a second at most.
 */
final class LeakyBudget implements RateBudget {
  private static final double SHARE = 0.05;
  private static final int SMALLEST_WITH_RESERVE = 10;
  private static final long BELIEVED = 250;
  private static final long BUSY = -1;
  private static final Duration FOREVER = Duration.ofDays(365);

  private final Ground ground;
  private final LeakyTable table;
  private final String owner;
  private final Quota quota;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final TreeSet<Waiter> queue =
      new TreeSet<>(Comparator.comparing(Waiter::priority).thenComparing(Waiter::ticket));
  private long tickets;
  private volatile @Nullable Drawn last;
  private long lastAt;
  private long closedUntil = Long.MIN_VALUE;
  private boolean closeUntold;

  private record Waiter(Priority priority, long ticket, int units) {}

  LeakyBudget(Ground ground, LeakyTable table, String owner, Quota quota) {
    this.ground = ground;
    this.table = table;
    this.owner = owner;
    this.quota = quota;
  }

  @Override
  public Optional<Duration> acquire(int units, Priority priority, Duration longestWait)
      throws InterruptedException {
    if (units < 1 || units > capacity() - kept(priority)) {
      throw new IllegalArgumentException(
          "units not from 1 to " + (capacity() - kept(priority)) + " of " + quota.bucket());
    }
    if (ground.inTransaction().getAsBoolean()) {
      throw new IllegalStateException("a provider must not be called while a transaction is open");
    }
    Duration bound = longestWait.compareTo(FOREVER) > 0 ? FOREVER : longestWait;
    long start = millis();
    long deadline = start + bound.toMillis();
    Waiter self = enter(units, priority);
    try {
      while (true) {
        long wait = tryTake(self, deadline);
        if (wait == 0) {
          return Optional.of(Duration.ofMillis(millis() - start));
        }
        if (wait == BUSY || millis() + wait > deadline) {
          return Optional.empty();
        }
        ground.sleeper().sleep(Duration.ofMillis(wait));
      }
    } finally {
      leave(self);
    }
  }

  private Waiter enter(int units, Priority priority) {
    synchronized (queue) {
      Waiter self = new Waiter(priority, tickets++, units);
      queue.add(self);
      return self;
    }
  }

  private void leave(Waiter self) {
    synchronized (queue) {
      queue.remove(self);
    }
  }

  private int ahead(Waiter self) {
    synchronized (queue) {
      return queue.headSet(self).stream().mapToInt(Waiter::units).sum();
    }
  }

  /** Takes the units and returns 0, or returns in how many milliseconds to look again. */
  private long tryTake(Waiter self, long deadline) throws InterruptedException {
    long patience = Math.max(BELIEVED, deadline - millis());
    if (!lock.tryLock(patience, TimeUnit.MILLISECONDS)) {
      return BUSY;
    }
    try {
      long now = millis();
      if (now < closedUntil) {
        if (closeUntold) {
          send(Wish.NOTHING, 0, Settlement.UNKNOWN, null);
        }
        return Math.max(1, closedUntil - millis());
      }
      int ahead = ahead(self);
      long wait = wait(self, ahead, now);
      if (wait > 0 && now - lastAt < BELIEVED) {
        return Math.min(wait, BELIEVED);
      }
      double share = self.priority() == Priority.STOCK ? 0 : SHARE;
      Drawn drawn = send(new Wish(share, ahead, self.units()), 0, Settlement.UNKNOWN, null);
      if (drawn == null) {
        return BELIEVED;
      }
      if (drawn.granted()) {
        leave(self);
        return 0;
      }
      return Math.max(1, Math.min(wait(self, ahead, millis()), BELIEVED));
    } finally {
      lock.unlock();
    }
  }

  /** Returns how long it takes to refill by what the database said last. */
  private long wait(Waiter self, int ahead, long now) {
    Drawn known = last;
    if (known == null) {
      return 0;
    }
    double level = Math.min(known.capacity(), known.level() + (now - lastAt) * known.perMilli());
    double missing = (double) ahead + self.units() + kept(self.priority()) - level;
    long refilled = missing <= 0 ? 0 : (long) Math.ceil(missing / known.perMilli());
    return Math.max(refilled, known.closedUntil() - (known.now() + now - lastAt));
  }

  /** Asks or tells the database; null when it is away. */
  private @Nullable Drawn send(
      Wish wish, int settled, Settlement settlement, @Nullable Integer remaining) {
    long left = closeUntold ? Math.max(0, closedUntil - millis()) : 0;
    try {
      Drawn drawn = table.draw(owner, quota, wish, new News(settled, settlement, remaining, left));
      ground.outage().worked();
      last = drawn;
      lastAt = millis();
      closeUntold = false;
      return drawn;
    } catch (SQLException e) {
      ground.outage().failed(e);
      return null;
    }
  }

  private int capacity() {
    lock.lock();
    try {
      Drawn known = last;
      return known == null ? quota.permits() : (int) known.capacity();
    } finally {
      lock.unlock();
    }
  }

  private int kept(Priority priority) {
    Drawn known = last;
    double capacity = known == null ? quota.permits() : known.capacity();
    return priority == Priority.STOCK || capacity < SMALLEST_WITH_RESERVE
        ? 0
        : (int) Math.max(1, Math.floor(capacity * SHARE));
  }

  /** What cannot be told while the database is away is open for a minute. */
  @Override
  public void settle(int units, Settlement settlement) {
    lock.lock();
    try {
      send(Wish.NOTHING, units, settlement, null);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void remaining(int remaining) {
    lock.lock();
    try {
      send(Wish.NOTHING, 0, Settlement.UNKNOWN, Math.max(0, remaining));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void closedUntil(Instant instant) {
    lock.lock();
    try {
      long left = Duration.between(ground.clock().instant(), instant).toMillis();
      if (left > 0 && millis() + left > closedUntil) {
        closedUntil = millis() + left;
        closeUntold = true;
        send(Wish.NOTHING, 0, Settlement.UNKNOWN, null);
      }
    } finally {
      lock.unlock();
    }
  }

  /** This node's time since whenever; it never goes back. */
  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(ground.nanos().getAsLong());
  }
}
