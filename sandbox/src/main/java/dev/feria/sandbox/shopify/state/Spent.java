package dev.feria.sandbox.shopify.state;

import java.time.Duration;
import java.time.Instant;

/** Cost points of one application at one store: a bucket that leaks, and what went through it. */
public final class Spent {
  private double available;
  private Instant last;
  private Instant first;
  private double points;
  private double start;

  /** A full bucket. */
  public Spent(Settings settings, Instant now) {
    this.available = settings.costBucket;
    this.start = settings.costBucket;
    this.last = now;
    this.first = now;
  }

  /** Lets points flow back. */
  public void refill(Settings settings, Instant now) {
    long millis = Math.max(0, Duration.between(last, now).toMillis());
    if (millis > 0) {
      available =
          Math.min(settings.costBucket, available + millis * settings.costRestore / 1_000.0);
      last = now;
    }
  }

  /** Takes points if there are so many. */
  public boolean take(Settings settings, int requested, Instant now) {
    refill(settings, now);
    if (settings.limits && requested > available) {
      return false;
    }
    available -= requested;
    points += requested;
    return true;
  }

  /** Gives back what a call did not need. */
  public void giveBack(Settings settings, int surplus) {
    available = Math.min(settings.costBucket, available + surplus);
    points -= surplus;
  }

  /** Points left now. */
  public double available() {
    return available;
  }

  /** Points used since the count began. */
  public double points() {
    return points;
  }

  /**
   * Points that could have been used since the count began: what was in the bucket and what flowed
   * in.
   */
  public double possible(Settings settings, Instant now) {
    long millis = Math.max(0, Duration.between(first, now).toMillis());
    return start + millis * settings.costRestore / 1_000.0;
  }

  /** Milliseconds since the count began. */
  public long elapsed(Instant now) {
    return Duration.between(first, now).toMillis();
  }

  /** Begins the count anew; the bucket stays as it is. */
  public void count(Instant now) {
    first = now;
    start = available;
    points = 0;
  }
}
