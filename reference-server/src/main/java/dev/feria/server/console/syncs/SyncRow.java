package dev.feria.server.console.syncs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sync in a table.
 *
 * @param kind orders or listings
 * @param reason connect, person or sweep
 * @param status queued, running, done or failed
 * @param total how many orders, or groups of listings, there are; null where the provider does not
 *     tell
 * @param processed how many of them are stored, or could not be
 * @param problem why it failed
 */
public record SyncRow(
    String id,
    String accountName,
    String kind,
    String reason,
    String status,
    @Nullable Long total,
    long processed,
    long created,
    long updated,
    long skipped,
    long errors,
    @Nullable String problem,
    String requestedBy,
    @Nullable Instant startedAt,
    @Nullable Duration duration) {
  /** Tells whether it is still going on. */
  public boolean running() {
    return status.equals("running") || status.equals("queued");
  }

  /** Returns how far it is, for a progress bar. */
  public String processedText() {
    return Long.toString(processed);
  }
}
