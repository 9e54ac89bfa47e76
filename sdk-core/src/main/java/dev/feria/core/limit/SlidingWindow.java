package dev.feria.core.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Counts the units granted in the last period, exactly: no window of that length, wherever it
 * starts, can hold more than was allowed. Decides nothing by itself and is not thread-safe.
 */
final class SlidingWindow {
  private final long periodMillis;
  private final Deque<Grant> grants = new ArrayDeque<>();
  private long used;

  private record Grant(long atMillis, int units) {}

  SlidingWindow(long periodMillis) {
    this.periodMillis = periodMillis;
  }

  /** Returns how many units were granted within the period that ends now. */
  long used(long now) {
    while (!grants.isEmpty() && grants.getFirst().atMillis <= now - periodMillis) {
      used -= grants.removeFirst().units;
    }
    return used;
  }

  void grant(long now, int units) {
    Grant last = grants.peekLast();
    if (last != null && last.atMillis == now) {
      grants.removeLast();
      grants.addLast(new Grant(now, last.units + units));
    } else {
      grants.addLast(new Grant(now, units));
    }
    used += units;
  }

  /**
   * Returns the first moment at which no more than {@code most} units are in the window, if nothing
   * is granted meanwhile.
   *
   * @param most at least 0
   */
  long fallsTo(long most, long now) {
    long left = used(now);
    Iterator<Grant> oldest = grants.iterator();
    long at = now;
    while (left > most) {
      Grant grant = oldest.next();
      left -= grant.units;
      at = grant.atMillis + periodMillis;
    }
    return at;
  }
}
