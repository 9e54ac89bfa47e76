package dev.feria.server.ingest;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from the end of a sync: checkpoints move, owners are told. */
final class SyncEnding {
  static final String NOTICE = "sync_failed";
  private static final Logger LOG = LoggerFactory.getLogger(SyncEnding.class);

  private final Database database;
  private final SyncStore syncs;
  private final Checkpoints checkpoints;
  private final OwnerNotices notices;
  private final Function<String, Duration> overlap;
  private final Clock clock;

  /** Composes it; {@code overlap} tells how far back a provider's orders are read again. */
  SyncEnding(
      Database database,
      SyncStore syncs,
      Checkpoints checkpoints,
      OwnerNotices notices,
      Function<String, Duration> overlap,
      Clock clock) {
    this.database = database;
    this.syncs = syncs;
    this.checkpoints = checkpoints;
    this.notices = notices;
    this.overlap = overlap;
    this.clock = clock;
  }

  /**
   * Moves the checkpoints of a walk that is complete, in the transaction of its last page.
   *
   * @param seen the latest instant on the last page, by the provider's clock
   */
  void complete(Handle handle, Sync sync, AccountRow account, @Nullable Instant seen) {
    if (sync.kind() == SyncKind.ORDERS) {
      Instant highest =
          syncs.find(handle, sync.tenantId(), sync.syncId()).orElseThrow().highestUpdatedAt();
      if (highest != null) {
        Instant from = highest.minus(overlap.apply(account.provider()));
        checkpoints.advance(handle, sync.tenantId(), sync.accountId(), Checkpoints.ORDERS, from);
      }
    } else {
      checkpoints.advance(
          handle, sync.tenantId(), sync.accountId(), Checkpoints.LISTINGS, clock.instant());
      if (seen != null) {
        long ahead = Duration.between(clock.instant(), seen).toMillis();
        checkpoints.put(
            handle,
            sync.tenantId(),
            sync.accountId(),
            Checkpoints.CLOCK_AHEAD,
            Long.toString(ahead));
      }
    }
    notices.resolve(handle, sync.tenantId(), NOTICE, subject(sync));
  }

  /** Ends a sync that gives up, and tells the owners. */
  void fail(Sync sync, String reason, boolean ownersKnow) {
    database.useTenant(
        sync.tenantId(),
        handle -> {
          boolean failed = syncs.fail(handle, sync, reason, clock.instant());
          if (failed && !ownersKnow) {
            notices.raise(
                handle,
                sync.tenantId(),
                NOTICE,
                subject(sync),
                Map.of("provider", sync.provider(), "kind", sync.kind().wire(), "reason", reason));
          }
        });
    LOG.warn(
        "sync.failed sync={} account={} kind={} reason={}",
        sync.syncId(),
        sync.accountId(),
        sync.kind().wire(),
        reason);
  }

  private static String subject(Sync sync) {
    return sync.accountId() + "/" + sync.kind().wire();
  }
}
