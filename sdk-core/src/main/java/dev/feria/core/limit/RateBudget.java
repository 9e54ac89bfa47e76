package dev.feria.core.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What may still be sent in one bucket. Thread-safe. */
public interface RateBudget {
  /**
   * Takes units, waiting for them in order of priority.
   *
   * @param units at least 1
   * @param longestWait bound of the wait
   * @return how long it waited; empty when the units could not be had within the bound, then none
   *     are taken
   * @throws InterruptedException when interrupted while waiting; none are taken
   */
  Optional<Duration> acquire(int units, Priority priority, Duration longestWait)
      throws InterruptedException;

  /**
   * Learns from an answer how much is really left, for example because somebody else uses the same
   * application.
   *
   * @param remaining units left, by the provider's count
   */
  void remaining(int remaining);

  /**
   * Ends the taking of units: tells what the call really cost and what the provider says of the
   * bucket. A quota that refills continuously expects it once after each {@link #acquire} that gave
   * units; others ignore it.
   *
   * @param units as they were acquired
   */
  default void settle(int units, Settlement settlement) {}

  /** Learns that nothing may be sent before an instant, for example from a 429 with Retry-After. */
  void closedUntil(Instant instant);
}
