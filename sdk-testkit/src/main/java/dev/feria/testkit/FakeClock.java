package dev.feria.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Thread-safe. */
public final class FakeClock extends Clock {
  /** Where every clock starts. */
  public static final Instant START = Instant.parse("2026-11-20T13:36:12Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final ZoneId zone = ZoneOffset.UTC;

  /** Moves the clock; also back. */
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Returns a view of this clock in a zone; it moves with this one. */
  @Override
  public Clock withZone(ZoneId other) {
    return other.equals(zone) ? this : new Zoned(this, other);
  }

  /** The same time elsewhere. */
  private static final class Zoned extends Clock {
    private final FakeClock clock;
    private final ZoneId zone;

    Zoned(FakeClock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return clock.withZone(other);
    }
  }
}
