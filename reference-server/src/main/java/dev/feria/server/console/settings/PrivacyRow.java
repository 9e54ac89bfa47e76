package dev.feria.server.console.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request of a person in a table.
 *
 * @param status open, done or erased
 */
public record PrivacyRow(
    String id,
    String accountName,
    String number,
    String status,
    Instant receivedAt,
    Instant dueAt,
    @Nullable Instant closedAt) {
  /** Tells whether somebody must answer. */
  public boolean open() {
    return status.equals("open");
  }
}
