package dev.feria.sandbox.twin;

import java.time.Duration;
import java.time.Instant;

/** A limit that refills evenly. Not thread-safe. */
public final class TokenBucket {
  private final double capacity;
  private final double perMilli;
  private double tokens;
  private Instant last;

  /**
   * A full bucket.
   *
   * @param capacity most calls at once
   * @param amount how many come back per period
   */
  public TokenBucket(double capacity, double amount, Duration period, Instant now) {
    this.capacity = capacity;
    this.perMilli = amount / period.toMillis();
    this.tokens = capacity;
    this.last = now;
  }

  /** Takes one if there is one. */
  public boolean take(Instant now) {
    long passed = Math.max(0, Duration.between(last, now).toMillis());
    if (passed > 0) {
      tokens = Math.min(capacity, tokens + passed * perMilli);
      last = now;
    }
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
