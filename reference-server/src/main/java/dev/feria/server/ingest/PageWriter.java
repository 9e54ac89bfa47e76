package dev.feria.server.ingest;

import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a page and moves the sync behind it, in one transaction. Where the page as a whole cannot
 * be stored, record by record, so that one bad record keeps no other out. Records that the provider
 * wrote in an unexpected way are listed with those that failed.
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
      Sync sync, AccountRow account, Walk<T> walk, @Nullable String at, Page<Entry<T>> page) {
    List<T> items = readable(page);
    try {
      return write(
          sync,
          account,
          walk,
          at,
          page,
          (handle, counter) -> counter.add(walk.store(handle, account, items)));
    } catch (SyncTakenOverException e) {
      throw e;
    } catch (RuntimeException e) {
      if (FailurePolicy.passing(e) || items.isEmpty()) {
        throw e;
      }
      LOG.info("sync.page_one_by_one sync={} reason={}", sync.syncId(), FailurePolicy.reason(e));
      return write(
          sync,
          account,
          walk,
          at,
          page,
          (handle, counter) ->
              items.forEach(item -> one(handle, sync, account, walk, item, counter)));
    }
  }

  private <T> PageTally write(
      Sync sync,
      AccountRow account,
      Walk<T> walk,
      @Nullable String at,
      Page<Entry<T>> page,
      BiConsumer<Handle, PageTally.Counter> store) {
    List<T> items = readable(page);
    List<PageTally.Failed> unreadable = unreadable(page);
    return database.inTenant(
        sync.tenantId(),
        handle -> {
          PageTally.Counter counter = new PageTally.Counter();
          store.accept(handle, counter);
          unreadable.forEach(counter::add);
          long processed = walk.count(items) + unreadable.size();
          Instant highest = items.stream().map(walk::seenAt).max(Instant::compareTo).orElse(null);
          PageTally tally = counter.tally(processed, page.total(), highest);
          return advance(handle, sync, account, at, page, tally);
        });
  }

  private static <T> List<T> readable(Page<Entry<T>> page) {
    List<T> items = new ArrayList<>();
    for (Entry<T> entry : page.items()) {
      if (entry instanceof Entry.Read<T> read) {
        items.add(read.value());
      }
    }
    return items;
  }

  /** A record without a name is listed too, although nobody can ask for it again. */
  private static <T> List<PageTally.Failed> unreadable(Page<Entry<T>> page) {
    List<PageTally.Failed> failed = new ArrayList<>();
    for (Entry<T> entry : page.items()) {
      if (entry instanceof Entry.Unreadable<T> unreadable) {
        String reference = unreadable.reference() == null ? "" : unreadable.reference();
        String reason = "unreadable: " + unreadable.reason();
        failed.add(new PageTally.Failed(reference, reference, reason));
      }
    }
    return failed;
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
}
