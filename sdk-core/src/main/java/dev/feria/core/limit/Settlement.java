package dev.feria.core.limit;

import org.jspecify.annotations.Nullable;

/**
 * What a call drew on a bucket that refills continuously.
 *
 * @param cost units that it really cost; null when the provider did not say, then what was acquired
 *     counts
 * @param level the bucket after the call, by the provider's count; null when it did not say
 */
public record Settlement(@Nullable Double cost, @Nullable Level level) {
  /** Says nothing: what was acquired counts. */
  public static final Settlement UNKNOWN = new Settlement(null, null);

  /**
   * A bucket at a moment.
   *
   * @param capacity units of a full bucket; it may change with the account's plan
   * @param available units left
   * @param perSecond units that come back in a second
   */
  public record Level(double capacity, double available, double perSecond) {}
}
