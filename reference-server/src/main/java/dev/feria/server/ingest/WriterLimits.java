package dev.feria.server.ingest;

import java.time.Duration;

/**
 * What the writer of the inbox may use.
 *
 * @param queue how many arrivals may wait; more are answered 503
 * @param queuedBytes how large they may be together
 * @param commitPatience how long the database may take before arrivals are spooled
 * @param replayPause how long after a failure the database is tried again
 */
record WriterLimits(int queue, long queuedBytes, Duration commitPatience, Duration replayPause) {
  static final WriterLimits DEFAULT =
      new WriterLimits(10_000, 64L << 20, Duration.ofMillis(300), Duration.ofMillis(500));
}
