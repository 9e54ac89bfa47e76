package dev.feria.server.ingest;

import dev.feria.core.error.ProviderException;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a sync from where it stands to its end: page by page, each stored together with the place to
 * go on, so that a run that dies is continued by the next. Waits, within bounds, for a provider
 * that throttles or is away.
 */
final class SyncRunner {
  private static final Logger LOG = LoggerFactory.getLogger(SyncRunner.class);
  private static final int MOST_WAITS = 12;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

  private final Database database;
  private final SyncStore syncs;
  private final PageWriter pages;
  private final SyncEnding ending;
  private final Walks walks;
  private final ConnectedAccounts accounts;
  private final Wakeups wakeups;
  private final IngestMetrics metrics;
  private final Clock clock;
  private final Sleeper sleeper;
  private final DoubleSupplier random;

  SyncRunner(
      Database database,
      SyncStore syncs,
      PageWriter pages,
      SyncEnding ending,
      Walks walks,
      ConnectedAccounts accounts,
      Wakeups wakeups,
      IngestMetrics metrics,
      Clock clock,
      Sleeper sleeper,
      DoubleSupplier random) {
    this.database = database;
    this.syncs = syncs;
    this.pages = pages;
    this.ending = ending;
    this.walks = walks;
    this.accounts = accounts;
    this.wakeups = wakeups;
    this.metrics = metrics;
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
  }

  /**
   * Runs a sync to its end.
   *
   * @throws RuntimeException when the database is away, or the thread is interrupted: the sync
   *     stays open and is to be run again
   */
  SyncEnd run(UUID tenantId, UUID syncId) {
    Optional<Sync> found = database.inTenant(tenantId, h -> syncs.find(h, tenantId, syncId));
    if (found.isEmpty()) {
      return SyncEnd.FAILED;
    }
    Sync sync = found.get();
    if (sync.status().isFinal()) {
      return sync.status() == SyncStatus.DONE ? SyncEnd.DONE : SyncEnd.FAILED;
    }
    SyncEnd end = run(sync);
    if (end != SyncEnd.ELSEWHERE) {
      metrics.synced(sync.provider(), sync.kind().wire(), end == SyncEnd.DONE ? "done" : "failed");
      wakeups.signal(Topics.SYNCS);
    }
    return end;
  }

  private SyncEnd run(Sync sync) {
    Optional<AccountRow> account = accounts.find(sync.tenantId(), sync.accountId());
    if (account.isEmpty() || !account.get().status().isUsable()) {
      ending.fail(sync, "the account is not connected", true);
      return SyncEnd.FAILED;
    }
    database.useTenant(sync.tenantId(), handle -> syncs.begin(handle, sync, clock.instant()));
    try {
      return walk(sync, account.get(), walks.of(sync, accounts.open(account.get())));
    } catch (SyncTakenOverException e) {
      LOG.info("sync.elsewhere sync={}", sync.syncId());
      return SyncEnd.ELSEWHERE;
    }
  }

  private <T> SyncEnd walk(Sync sync, AccountRow account, Walk<T> walk) {
    @Nullable String cursor = sync.cursor();
    Progress progress = new Progress(cursor);
    while (true) {
      try {
        pages(sync, account, walk, progress);
        accounts.synced(account);
        LOG.info("sync.done sync={} kind={}", sync.syncId(), sync.kind().wire());
        return SyncEnd.DONE;
      } catch (SyncTakenOverException e) {
        throw e;
      } catch (RuntimeException e) {
        if (failed(sync, account, e, progress)) {
          return SyncEnd.FAILED;
        }
      }
    }
  }

  /** Where a run stands, and how often it has waited since it last got on. */
  private static final class Progress {
    @Nullable String cursor;
    int waits;

    Progress(@Nullable String cursor) {
      this.cursor = cursor;
    }
  }

  private <T> void pages(Sync sync, AccountRow account, Walk<T> walk, Progress progress) {
    Iterator<Page<Entry<T>>> pages = walk.pages(progress.cursor);
    while (pages.hasNext()) {
      Page<Entry<T>> page = pages.next();
      this.pages.write(sync, account, walk, progress.cursor, page);
      progress.cursor = page.next();
      progress.waits = 0;
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted: sync=" + sync.syncId());
      }
      if (page.next() == null) {
        return;
      }
    }
  }

  private boolean failed(Sync sync, AccountRow account, RuntimeException e, Progress progress) {
    if (Thread.currentThread().isInterrupted()) {
      throw e;
    }
    String reason = FailurePolicy.reason(e);
    @Nullable Duration asked = null;
    boolean waitingHelps = FailurePolicy.passing(e);
    if (e instanceof ProviderException provider) {
      accounts.failed(account, provider);
      waitingHelps = provider.waitingHelps();
      asked = provider.failure().retryAfter();
      if (provider.reconnectNeeded()) {
        ending.fail(sync, reason, true);
        return true;
      }
    } else if (!waitingHelps) {
      LOG.error("sync.broken sync={}", sync.syncId(), e);
    }
    progress.waits++;
    if (!waitingHelps || progress.waits > MOST_WAITS) {
      ending.fail(sync, reason, false);
      return true;
    }
    sleep(sync, pause(progress.waits, asked), reason, e);
    return false;
  }

  private Duration pause(int waits, @Nullable Duration asked) {
    if (asked != null) {
      return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    }
    Duration pause = FailurePolicy.jitter(waits - 1, random);
    return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
  }

  private void sleep(Sync sync, Duration pause, String reason, RuntimeException cause) {
    LOG.info("sync.waits sync={} ms={} reason={}", sync.syncId(), pause.toMillis(), reason);
    database.useTenant(sync.tenantId(), handle -> syncs.waits(handle, sync, reason));
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }
}
