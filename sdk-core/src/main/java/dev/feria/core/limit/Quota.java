package dev.feria.core.limit;

import java.time.Duration;

/**
 * What a provider allows in one bucket.
 *
 * @param bucket names the group of calls that share it
 * @param permits how many units fit into {@code period}
 * @param period the window; of a quota that refills continuously, the time from empty to full
 * @param scope who shares it
 * @param refill how units come back
 */
public record Quota(String bucket, int permits, Duration period, Scope scope, Refill refill) {
  /** Describes a quota of so many units in any window of the period. */
  public Quota(String bucket, int permits, Duration period, Scope scope) {
    this(bucket, permits, period, scope, Refill.WINDOW);
  }

  /**
   * Describes a leaky bucket of cost points.
   *
   * @param capacity points of a full bucket
   * @param perSecond points that come back in a second
   */
  public static Quota leaky(String bucket, int capacity, int perSecond, Scope scope) {
    return new Quota(
        bucket,
        capacity,
        Duration.ofMillis(Math.max(1, 1000L * capacity / perSecond)),
        scope,
        Refill.CONTINUOUS);
  }

  /** How units come back. */
  public enum Refill {
    /** Each one a period after it was taken. */
    WINDOW,
    /** Evenly, up to a full bucket. The provider tells what a call cost and what is left. */
    CONTINUOUS
  }

  /** Who shares a quota. */
  public enum Scope {
    /** All accounts of the application together. */
    APPLICATION,
    /** Each account by itself. */
    ACCOUNT
  }
}
