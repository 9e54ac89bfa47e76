package dev.feria.server.ingest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lane that this worker has claimed, with the events that wait in it.
 *
 * @param wanted how often the lane was asked for when it was claimed
 * @param attempts how often its handling has failed since it last succeeded
 * @param token proves the claim; a lane that was taken over has another
 * @param rows every event that waits, by id and arrival
 * @param last the latest of them with all that is stored; null when none waits
 */
record Lane(
    UUID tenantId,
    UUID accountId,
    String subject,
    String provider,
    long wanted,
    int attempts,
    Instant waitingSince,
    String token,
    List<RowKey> rows,
    @Nullable StoredRow last) {

  /** Where a row of the inbox is found. */
  record RowKey(long inboxId, Instant receivedAt) {}

  Lane with(List<RowKey> waiting, @Nullable StoredRow latest) {
    return new Lane(
        tenantId,
        accountId,
        subject,
        provider,
        wanted,
        attempts,
        waitingSince,
        token,
        List.copyOf(waiting),
        latest);
  }

  @Override
  public String toString() {
    return "account=" + accountId + " subject=" + subject + " attempts=" + attempts;
  }
}
