package dev.feria.server.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is looked for by itself, and how often. Listings come first, orders last. */
enum SweepKind {
  /** Webhooks that the provider could not deliver. */
  MISSED(Checkpoints.SWEPT_MISSED, Duration.ofHours(1)),
  /** All listings. */
  LISTINGS(Checkpoints.SWEPT_LISTINGS, Duration.ofDays(1)),
  /** Orders that changed. */
  ORDERS(Checkpoints.SWEPT_ORDERS, Duration.ofMinutes(10));

  private final String checkpoint;
  private final Duration interval;

  SweepKind(String checkpoint, Duration interval) {
    this.checkpoint = checkpoint;
    this.interval = interval;
  }

  String checkpoint() {
    return checkpoint;
  }

  /**
   * Tells whether an account is due, at most a tenth of the interval early, so that accounts which
   * were connected together drift apart.
   *
   * @param last when it was swept, null for never
   */
  boolean isDue(UUID account, @Nullable Instant last, Instant now) {
    if (last == null) {
      return true;
    }
    long seed = account.getLeastSignificantBits() ^ last.toEpochMilli() * 0x9E3779B97F4A7C15L;
    double early = Math.floorMod(seed >>> 17, 1000L) / 10_000.0;
    Duration pause = interval.minusMillis((long) (interval.toMillis() * early));
    return !last.plus(pause).isAfter(now);
  }
}
