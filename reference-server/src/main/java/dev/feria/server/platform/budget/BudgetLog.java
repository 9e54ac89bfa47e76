package dev.feria.server.platform.budget;

/**
 * What counts against a budget, as the database told it last. Others may have taken more since, so
 * it says for certain only when something can not be had. Immutable.
 */
final class BudgetLog {
  private final long window;
  private final long[] at;
  private final int[] units;

  /**
   * A log.
   *
   * @param window in milliseconds: how long an entry counts
   * @param at when entries begin to count no more than a window, ascending
   */
  BudgetLog(long window, Long[] at, Integer[] units) {
    this.window = window;
    this.at = new long[at.length];
    this.units = new int[at.length];
    for (int i = 0; i < at.length; i++) {
      this.at[i] = at[i];
      this.units[i] = units[i];
    }
  }

  /** Returns how many units count at a time. */
  long used(long now) {
    long used = 0;
    for (int i = 0; i < at.length; i++) {
      if (at[i] > now - window) {
        used += units[i];
      }
    }
    return used;
  }

  /**
   * Returns the first moment at which no more than {@code most} units count, if nothing is granted
   * meanwhile.
   */
  long fallsTo(long most, long now) {
    long left = used(now);
    for (int i = 0; i < at.length && left > most; i++) {
      if (at[i] > now - window) {
        left -= units[i];
        if (left <= most) {
          return at[i] + window;
        }
      }
    }
    return now;
  }
}
