package dev.feria.server.ingest;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries records again that a sync could not store. */
public final class SyncRetries {
  private static final Logger LOG = LoggerFactory.getLogger(SyncRetries.class);

  private final Database database;
  private final SyncStore syncs;
  private final SyncFailures failures;
  private final Walks walks;
  private final ConnectedAccounts accounts;
  private final Clock clock;

  SyncRetries(
      Database database,
      SyncStore syncs,
      SyncFailures failures,
      Walks walks,
      ConnectedAccounts accounts,
      Clock clock) {
    this.database = database;
    this.syncs = syncs;
    this.failures = failures;
    this.walks = walks;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Reads a record that failed again and stores it, or notes why it fails now.
   *
   * @return the record; empty when the tenant has none such
   */
  public Optional<SyncFailure> retry(UUID tenantId, UUID syncId, int n) {
    Optional<Sync> sync =
        database.inTenant(tenantId, handle -> syncs.find(handle, tenantId, syncId));
    Optional<SyncFailure> record =
        database.inTenant(tenantId, handle -> failures.find(handle, tenantId, syncId, n));
    if (sync.isEmpty() || record.isEmpty()) {
      return Optional.empty();
    }
    Optional<AccountRow> account = accounts.find(tenantId, sync.get().accountId());
    if (account.isEmpty() || !account.get().status().isUsable()) {
      throw Problem.conflict("reconnect_needed", "connect the account again first").exception();
    }
    if (record.get().reference().isEmpty()) {
      throw Problem.conflict(
              "not_named", "the provider's id of the record could not be read: sync again instead")
          .exception();
    }
    retry(sync.get(), record.get(), account.get());
    return database.inTenant(tenantId, handle -> failures.find(handle, tenantId, syncId, n));
  }

  private void retry(Sync sync, SyncFailure record, AccountRow account) {
    try {
      again(walks.of(sync, accounts.open(account)), sync, record, account);
    } catch (RuntimeException e) {
      if (FailurePolicy.passing(e)) {
        throw e;
      }
      String reason = FailurePolicy.reason(e);
      LOG.info("sync.retry_failed sync={} n={} reason={}", sync.syncId(), record.n(), reason);
      database.useTenant(
          sync.tenantId(),
          handle -> failures.retried(handle, sync, record.n(), "failed", reason, clock.instant()));
    }
  }

  private <T> void again(Walk<T> walk, Sync sync, SyncFailure record, AccountRow account) {
    List<T> found = walk.again(record.reference());
    database.useTenant(
        sync.tenantId(),
        handle -> {
          walk.store(handle, account, found);
          failures.retried(handle, sync, record.n(), "resolved", record.reason(), clock.instant());
        });
  }
}
