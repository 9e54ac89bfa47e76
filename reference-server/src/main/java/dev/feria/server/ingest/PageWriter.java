package dev.feria.server.ingest;

import dev.feria.core.page.Page;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a page and moves the sync behind it, in one transaction. Where the page as a whole cannot
 * be stored, record by record, so that one bad record keeps no other out.
 */
final class PageWriter {
  private static final Logger LOG = LoggerFactory.getLogger(PageWriter.class);

  private final Database database;
  private final SyncStore syncs;
  private final SyncFailures failures;
  private final SyncEnding ending;
  private final Clock clock;

  PageWriter(
      Database database, SyncStore syncs, SyncFailures failures, SyncEnding ending, Clock clock) {
    this.database = database;
    this.syncs = syncs;
    this.failures = failures;
    this.ending = ending;
    this.clock = clock;
  }

  /**
   * Stores a page.
   *
   * @param at the cursor that it was read at
   * @throws SyncTakenOverException when another process has moved the sync; nothing is stored
   */
  <T> PageTally write(
      Sync sync, AccountRow account, Walk<T> walk, @Nullable String at, Page<T> page) {
    try {
      return database.inTenant(
          sync.tenantId(),
          handle -> {
            PageTally.Counter counter = new PageTally.Counter();
            counter.add(walk.store(handle, account, page.items()));
            return advance(
                handle, sync, account, at, page, counter.tally(page.total(), seen(walk, page)));
          });
    } catch (SyncTakenOverException e) {
      throw e;
    } catch (RuntimeException e) {
      if (FailurePolicy.passing(e) || page.items().isEmpty()) {
        throw e;
      }
      LOG.info("sync.page_one_by_one sync={} reason={}", sync.syncId(), FailurePolicy.reason(e));
      return oneByOne(sync, account, walk, at, page);
    }
  }

  private <T> PageTally oneByOne(
      Sync sync, AccountRow account, Walk<T> walk, @Nullable String at, Page<T> page) {
    return database.inTenant(
        sync.tenantId(),
        handle -> {
          PageTally.Counter counter = new PageTally.Counter();
          for (T item : page.items()) {
            one(handle, sync, account, walk, item, counter);
          }
          return advance(
              handle, sync, account, at, page, counter.tally(page.total(), seen(walk, page)));
        });
  }

  private static <T> void one(
      Handle handle,
      Sync sync,
      AccountRow account,
      Walk<T> walk,
      T item,
      PageTally.Counter counter) {
    handle.savepoint("record");
    try {
      counter.add(walk.store(handle, account, List.of(item)));
      handle.releaseSavepoint("record");
    } catch (RuntimeException e) {
      if (FailurePolicy.passing(e)) {
        throw e;
      }
      handle.rollbackToSavepoint("record");
      String reason = FailurePolicy.reason(e);
      LOG.warn(
          "sync.record_failed sync={} record={} reason={}", sync.syncId(), walk.id(item), reason);
      counter.add(new PageTally.Failed(walk.id(item), walk.reference(item), reason));
    }
  }

  private PageTally advance(
      Handle handle,
      Sync sync,
      AccountRow account,
      @Nullable String at,
      Page<?> page,
      PageTally tally) {
    Instant now = clock.instant();
    failures.add(handle, sync, tally.failures(), now);
    if (!syncs.advance(handle, sync, at, tally, page.next(), now)) {
      throw new SyncTakenOverException(sync);
    }
    if (page.next() == null) {
      ending.complete(handle, sync, account, tally.highest());
    }
    return tally;
  }

  private static <T> @Nullable Instant seen(Walk<T> walk, Page<T> page) {
    return page.items().stream().map(walk::seenAt).max(Instant::compareTo).orElse(null);
  }
}
