package dev.feria.woocommerce.internal;

import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.limit.Priority;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets so many calls of one shop run at a time; who is more urgent goes first, then who came first.
 * Thread-safe.
 */
public final class Lane {
  private static final long LONGEST_WAIT_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeSet<Waiter> queue =
      new TreeSet<>(Comparator.comparing(Waiter::priority).thenComparing(Waiter::ticket));
  private int free;
  private long tickets;

  private record Waiter(Priority priority, long ticket) {}

  /** Makes a lane of this width. */
  public Lane(int width) {
    this.free = width;
  }

  /**
   * Runs a call when its turn has come.
   *
   * @throws ThrottledException when it does not come within two minutes
   */
  public <T> T run(Priority priority, Supplier<T> call) {
    enter(priority);
    try {
      return call.get();
    } finally {
      leave();
    }
  }

  private void enter(Priority priority) {
    lock.lock();
    try {
      Waiter self = new Waiter(priority, tickets++);
      queue.add(self);
      try {
        long left = LONGEST_WAIT_NANOS;
        while (free == 0 || !queue.first().equals(self)) {
          if (left <= 0) {
            throw new ThrottledException(Errors.failure("lane.enter", 0, "busy"), null, null);
          }
          left = changed.awaitNanos(left);
        }
        free--;
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new UnavailableException(Errors.failure("lane.enter", 0, "interrupted"), null, stop);
      } finally {
        queue.remove(self);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      free++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
