package dev.feria.sandbox.twin;

import java.time.Duration;
import java.time.Instant;

/** A limit that counts calls in windows that follow each other. Not thread-safe. */
public final class FixedWindow {
  private final Duration length;
  private Instant start = Instant.MIN;
  private long used;

  /** A window that begins with the first call. */
  public FixedWindow(Duration length) {
    this.length = length;
  }

  /** Counts one call if fewer than {@code limit} were counted in this window. */
  public boolean take(Instant now, long limit) {
    if (start.equals(Instant.MIN) || !now.isBefore(start.plus(length))) {
      start = now;
      used = 0;
    }
    if (used >= limit) {
      return false;
    }
    used++;
    return true;
  }
}
