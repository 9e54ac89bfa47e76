package dev.feria.core.limit;

/** Counts what was taken of a quota. Decides nothing by itself and is not thread-safe. */
interface Meter {
  /**
   * Returns the first moment at which so many units can be had, if nothing is taken meanwhile.
   *
   * @param wanted at least 1; may be more than the quota has at once
   * @param kept units to leave
   */
  long turn(long wanted, int kept, long nowMillis);

  void take(int units, long nowMillis);

  /** Learns how many units are left; believes only that there are fewer. */
  void remaining(int units, long nowMillis);

  /** Learns what units that were taken turned out to be. */
  void settle(int units, Settlement settlement, long nowMillis);
}
