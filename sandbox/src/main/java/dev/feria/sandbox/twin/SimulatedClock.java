package dev.feria.sandbox.twin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that runs like its base and can be put forward. Thread-safe. */
public final class SimulatedClock extends Clock {
  private final Clock base;
  private volatile Duration offset = Duration.ZERO;

  /** A clock that starts equal to its base. */
  public SimulatedClock(Clock base) {
    this.base = base;
  }

  /** How far this clock is ahead of its base. */
  public Duration offset() {
    return offset;
  }

  /** Sets how far this clock is ahead of its base. */
  public void offset(Duration ahead) {
    this.offset = ahead;
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset);
  }

  @Override
  public long millis() {
    return instant().toEpochMilli();
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new SimulatedClock(base.withZone(zone));
  }
}
