package dev.feria.server.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of a page.
 *
 * @param processed how many of the total these were: orders, or groups of listings
 * @param failures records that could not be read or stored
 * @param total how many there are in all, where the provider says
 * @param highest the latest change on the page, by the provider's clock
 */
record PageTally(
    long processed,
    long created,
    long updated,
    long skipped,
    List<Failed> failures,
    @Nullable Long total,
    @Nullable Instant highest) {
  PageTally {
    failures = List.copyOf(failures);
  }

  /**
   * A record that could not be read or stored.
   *
   * @param externalId empty where it could not be read
   * @param reference what it is read again by; empty where that is not known
   */
  record Failed(String externalId, String reference, String reason) {}

  /** Counts. For one thread. */
  static final class Counter {
    private final List<Failed> failures = new ArrayList<>();
    private long created;
    private long updated;
    private long skipped;

    void add(List<RecordOutcome> outcomes) {
      for (RecordOutcome outcome : outcomes) {
        switch (outcome) {
          case CREATED -> created++;
          case UPDATED -> updated++;
          case SKIPPED -> skipped++;
        }
      }
    }

    void add(Failed failure) {
      failures.add(failure);
    }

    PageTally tally(long processed, @Nullable Long total, @Nullable Instant highest) {
      return new PageTally(processed, created, updated, skipped, failures, total, highest);
    }
  }
}
