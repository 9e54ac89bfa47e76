package dev.feria.server.platform.budget;

import dev.feria.core.limit.Priority;
import dev.feria.core.limit.Quota;
import dev.feria.core.limit.RateBudget;
import dev.feria.server.platform.budget.BudgetTable.News;
import dev.feria.server.platform.budget.BudgetTable.Place;
import dev.feria.server.platform.budget.BudgetTable.Taken;
import dev.feria.server.platform.budget.BudgetTable.Wish;
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
 * One budget as a node sees it: who waits, what is held for the next milliseconds, and what the
 * database said last. One thread at a time asks the database; the others find what it brought.
 */
final class SharedBudget implements RateBudget {
  private static final int SMALLEST_WITH_RESERVE = 10;
  private static final int RESERVE_SHARE = 20;
  private static final int LOTS_PER_SECOND = 50;
  private static final long LONGEST_HOLD = 100;
  private static final long AWAY_PAUSE = 250;
  private static final long BUSY = -1;
  private static final Duration FOREVER = Duration.ofDays(365);
  private static final News NOTHING_NEW = new News(0, 0, 0, null);

  private final Ground ground;
  private final Place place;
  private final int permits;
  private final int reserve;
  private final int lot;
  private final long hold;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final TreeSet<Waiter> queue =
      new TreeSet<>(Comparator.comparing(Waiter::priority).thenComparing(Waiter::ticket));
  private long tickets;
  private int held;
  private long heldAt;
  private long heldUntil;
  private @Nullable Taken last;
  private long lastAt;
  private long closedUntil = Long.MIN_VALUE;
  private boolean closeUntold;

  private record Waiter(Priority priority, long ticket, int units) {}

  SharedBudget(Ground ground, Place place) {
    this.ground = ground;
    this.place = place;
    Quota quota = place.quota();
    this.permits = quota.permits();
    this.reserve = permits < SMALLEST_WITH_RESERVE ? 0 : Math.max(1, permits / RESERVE_SHARE);
    long period = Math.max(1, quota.period().toMillis());
    this.lot = (int) Math.min(permits, 1000L * permits / period / LOTS_PER_SECOND);
    this.hold = Math.min(LONGEST_HOLD, period / RESERVE_SHARE);
  }

  @Override
  public Optional<Duration> acquire(int units, Priority priority, Duration longestWait)
      throws InterruptedException {
    if (units < 1 || units > limit(priority)) {
      throw new IllegalArgumentException(
          "units not from 1 to " + limit(priority) + " of " + place.quota().bucket());
    }
    if (ground.inTransaction().getAsBoolean()) {
      throw new IllegalStateException("a provider must not be called while a transaction is open");
    }
    Duration bound = longestWait.compareTo(FOREVER) > 0 ? FOREVER : longestWait;
    long start = millis();
    long deadline = start + bound.toMillis();
    Waiter self = enter(units, priority);
    boolean granted = false;
    try {
      while (true) {
        long wait = tryTake(self, deadline);
        if (wait == 0) {
          granted = true;
          return Optional.of(Duration.ofMillis(millis() - start));
        }
        if (wait == BUSY || millis() + wait > deadline) {
          return Optional.empty();
        }
        ground.sleeper().sleep(Duration.ofMillis(wait));
      }
    } finally {
      if (!granted) {
        leave(self);
      }
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
    long patience = Math.max(AWAY_PAUSE, deadline - millis());
    if (!lock.tryLock(patience, TimeUnit.MILLISECONDS)) {
      return BUSY;
    }
    try {
      long now = millis();
      if (now < closedUntil && closeUntold) {
        tell();
      }
      int ahead = ahead(self);
      if (now < closedUntil) {
        return closedUntil - now;
      }
      if (now < heldUntil && held >= ahead + self.units()) {
        held -= self.units();
        leave(self);
        return 0;
      }
      long wait = wait(self, ahead, now);
      return wait > 0 ? wait : ask(self, ahead);
    } finally {
      lock.unlock();
    }
  }

  /** Returns how long nothing can be had for certain, by what the database said last. */
  private long wait(Waiter self, int ahead, long now) {
    Taken known = last;
    if (known == null) {
      return 0;
    }
    int limit = limit(self.priority());
    long wanted = (long) ahead + self.units();
    long rounds = (wanted - 1) / limit;
    long inLastRound = wanted - rounds * limit;
    long theirs = known.now() + now - lastAt;
    long turn = known.log().fallsTo(limit - inLastRound, theirs) + rounds * place.window();
    return Math.max(turn, known.closedUntil()) - theirs;
  }

  private long ask(Waiter self, int ahead) {
    Wish wish = new Wish(limit(self.priority()), ahead, self.units(), lot, permits - reserve, hold);
    long sent = millis();
    Taken taken = send(wish, news(null));
    if (taken == null) {
      return AWAY_PAUSE;
    }
    if (!taken.granted()) {
      return Math.max(1, wait(self, ahead, millis()));
    }
    held = taken.more();
    heldAt = taken.moreAt();
    heldUntil = sent + hold;
    leave(self);
    return 0;
  }

  private News news(@Nullable Integer remaining) {
    long left = closeUntold ? Math.max(0, closedUntil - millis()) : 0;
    return left == 0 && held == 0 && remaining == null
        ? NOTHING_NEW
        : new News(heldAt, held, left, remaining);
  }

  /** Asks or tells the database; null when it is away. */
  private @Nullable Taken send(Wish wish, News news) {
    // whatever becomes of the answer, what was given back may be somebody else's now
    held = 0;
    try {
      Taken taken = ground.table().take(place, wish, news);
      ground.outage().worked();
      last = taken;
      lastAt = millis();
      closeUntold = false;
      return taken;
    } catch (SQLException e) {
      ground.outage().failed(e);
      return null;
    }
  }

  private void tell() {
    send(new Wish(permits, 0, 0, 0, 0, 0), news(null));
  }

  private int limit(Priority priority) {
    return priority == Priority.STOCK ? permits : permits - reserve;
  }

  @Override
  public void remaining(int remaining) {
    lock.lock();
    try {
      Taken known = last;
      long theirs = known == null ? 0 : known.now() + millis() - lastAt;
      if (known == null || remaining < permits - known.log().used(theirs)) {
        send(new Wish(permits, 0, 0, 0, 0, 0), news(remaining));
      }
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
        tell();
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
