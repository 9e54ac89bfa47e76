package dev.feria.core.limit;

import dev.feria.core.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One budget: a meter of what was taken, and a queue of those who wait, ordered by priority, then
 * by arrival. Each sleeps until its turn can have come and looks again.
 */
final class QueuedBudget implements RateBudget {
  private static final int SMALLEST_WITH_RESERVE = 10;
  private static final int RESERVE_SHARE = 20;
  private static final long MOST_SECONDS = 1_000_000_000L;

  private final Quota quota;
  private final int reserve;
  private final Clock clock;
  private final Sleeper sleeper;
  private final ReentrantLock lock = new ReentrantLock();
  private final Meter meter;
  private final TreeSet<Waiter> queue =
      new TreeSet<>(Comparator.comparing(Waiter::priority).thenComparing(Waiter::ticket));
  private long closedUntilMillis = Long.MIN_VALUE;
  private long lastMillis = Long.MIN_VALUE;
  private long tickets;

  private record Waiter(Priority priority, long ticket, int units) {}

  QueuedBudget(Quota quota, Meter meter, Clock clock, Sleeper sleeper) {
    this.quota = quota;
    this.reserve =
        quota.permits() < SMALLEST_WITH_RESERVE ? 0 : Math.max(1, quota.permits() / RESERVE_SHARE);
    this.meter = meter;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public Optional<Duration> acquire(int units, Priority priority, Duration longestWait)
      throws InterruptedException {
    if (units < 1 || units > limit(priority)) {
      throw new IllegalArgumentException(
          "units not from 1 to " + limit(priority) + " of " + quota.bucket() + ": " + units);
    }
    Waiter self;
    long start;
    lock.lock();
    try {
      start = now();
      self = new Waiter(priority, tickets++, units);
      queue.add(self);
    } finally {
      lock.unlock();
    }
    long deadline =
        start + Math.min(longestWait.toSeconds(), MOST_SECONDS) * 1000 + longestWait.toMillisPart();
    boolean granted = false;
    try {
      while (true) {
        long wait = takeOrWait(self);
        if (wait == 0) {
          granted = true;
          return Optional.of(Duration.ofMillis(lastSeen() - start));
        }
        if (lastSeen() + wait > deadline) {
          return Optional.empty();
        }
        sleeper.sleep(Duration.ofMillis(wait));
      }
    } finally {
      if (!granted) {
        leave(self);
      }
    }
  }

  /** Takes the units and returns 0, or returns in how many milliseconds to look again. */
  private long takeOrWait(Waiter self) {
    lock.lock();
    try {
      long now = now();
      long ahead = queue.headSet(self).stream().mapToLong(Waiter::units).sum();
      long wanted = ahead + self.units();
      long turn = meter.turn(wanted, kept(self.priority()), now);
      if (now >= closedUntilMillis && turn <= now) {
        meter.take(self.units(), now);
        queue.remove(self);
        return 0;
      }
      return Math.max(1, Math.max(turn, closedUntilMillis) - now);
    } finally {
      lock.unlock();
    }
  }

  private int limit(Priority priority) {
    return quota.permits() - kept(priority);
  }

  /** Returns how many units must be left to others. */
  private int kept(Priority priority) {
    return priority == Priority.STOCK ? 0 : reserve;
  }

  private void leave(Waiter self) {
    lock.lock();
    try {
      queue.remove(self);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void remaining(int remaining) {
    lock.lock();
    try {
      meter.remaining(Math.max(0, remaining), now());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void settle(int units, Settlement settlement) {
    lock.lock();
    try {
      meter.settle(units, settlement, now());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void closedUntil(Instant instant) {
    lock.lock();
    try {
      closedUntilMillis = Math.max(closedUntilMillis, instant.toEpochMilli());
    } finally {
      lock.unlock();
    }
  }

  private long lastSeen() {
    lock.lock();
    try {
      return lastMillis;
    } finally {
      lock.unlock();
    }
  }

  /** The clock, which may be set back, never going back. */
  private long now() {
    lastMillis = Math.max(lastMillis, clock.millis());
    return lastMillis;
  }
}
