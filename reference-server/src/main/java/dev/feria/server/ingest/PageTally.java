package dev.feria.server.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of a page.
 *
 * @param total how many records there are in all, where the provider says
 * @param highest the latest change on the page, by the provider's clock
 */
record PageTally(
    long created,
    long updated,
    long skipped,
    List<Failed> failures,
    @Nullable Long total,
    @Nullable Instant highest) {
  PageTally {
    failures = List.copyOf(failures);
  }

  /** A record that could not be stored. */
  record Failed(String externalId, String reference, String reason) {}

  long processed() {
    return created + updated + skipped + failures.size();
  }

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

    PageTally tally(@Nullable Long total, @Nullable Instant highest) {
      return new PageTally(created, updated, skipped, failures, total, highest);
    }
  }
}
