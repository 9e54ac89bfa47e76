package dev.feria.server.ingest;

import dev.feria.core.retry.Sleeper;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Syncs: begun, run by jobs, shown. One of a kind at a time for an account. Orders are read only
 * after all listings were read once, because the quantities of that reading are what the orders
 * after it count from.
 */
public final class Syncs {
  /** Name of the job that runs one sync; its id is {@code tenant/sync}. */
  public static final String JOB = "sync";

  private static final Logger LOG = LoggerFactory.getLogger(Syncs.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration FORGOTTEN = Duration.ofMinutes(2);
  private static final int STUCK_LOOKS = 60;
  private static final int ATTEMPTS = 3;

  private final Database database;
  private final SyncStore store;
  private final SyncFailures failures;
  private final Checkpoints checkpoints;
  private final SyncRunner runner;
  private final SyncEnding ending;
  private final ConnectedAccounts accounts;
  private final JobQueue jobs;
  private final AuditLog audit;
  private final Clock clock;
  private final Sleeper sleeper;

  Syncs(
      Database database,
      SyncStore store,
      SyncFailures failures,
      Checkpoints checkpoints,
      SyncRunner runner,
      SyncEnding ending,
      ConnectedAccounts accounts,
      JobQueue jobs,
      AuditLog audit,
      Clock clock,
      Sleeper sleeper) {
    this.database = database;
    this.store = store;
    this.failures = failures;
    this.checkpoints = checkpoints;
    this.runner = runner;
    this.ending = ending;
    this.accounts = accounts;
    this.jobs = jobs;
    this.audit = audit;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Begins a sync that somebody asked for, or returns the one of the kind that is open.
   *
   * @throws dev.feria.server.platform.http.ProblemException (409) when the account must be
   *     connected again, or has nothing of the kind
   */
  public Sync start(AccountRow account, SyncKind kind, String actor) {
    if (!account.status().isUsable()) {
      throw Problem.conflict("reconnect_needed", "connect the account again first").exception();
    }
    if (!possible(account, kind)) {
      throw Problem.conflict("not_supported", "the account has no " + kind.wire() + " to read")
          .exception();
    }
    return begin(account, kind, SyncReason.PERSON, actor);
  }

  boolean possible(AccountRow account, SyncKind kind) {
    return Walks.possible(kind, accounts.capabilities(account.provider()))
        && (kind != SyncKind.ORDERS || account.importOrders());
  }

  Sync begin(AccountRow account, SyncKind kind, SyncReason reason, String actor) {
    Sync sync =
        database.inTenant(
            account.tenantId(), handle -> insertOrFind(handle, account, kind, reason, actor));
    if (reason != SyncReason.SWEEP) {
      schedule(sync.tenantId(), sync.syncId());
    }
    return sync;
  }

  private Sync insertOrFind(
      Handle handle, AccountRow account, SyncKind kind, SyncReason reason, String actor) {
    UUID tenant = account.tenantId();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<UUID> fresh = insert(handle, account, kind, reason, actor);
      Optional<UUID> ours =
          fresh.isEmpty() && reason == SyncReason.PERSON
              ? store.adopt(handle, tenant, account.accountId(), kind, actor)
              : fresh;
      if (ours.isPresent() && reason == SyncReason.PERSON) {
        audit.record(
            handle,
            tenant,
            actor,
            "sync.start",
            account.accountId().toString(),
            Map.of("kind", kind.wire()));
      }
      Optional<Sync> found =
          ours.isPresent()
              ? store.find(handle, tenant, ours.get())
              : store.open(handle, tenant, account.accountId(), kind);
      if (found.isPresent()) {
        return found.get();
      }
      // the one that was in the way has just ended
    }
    throw Problem.unavailable("syncs begin and end too fast, try again").exception();
  }

  private Optional<UUID> insert(
      Handle handle, AccountRow account, SyncKind kind, SyncReason reason, String actor) {
    UUID tenant = account.tenantId();
    @Nullable Instant from =
        kind == SyncKind.ORDERS
            ? checkpoints
                .instant(handle, tenant, account.accountId(), Checkpoints.ORDERS)
                .orElse(null)
            : null;
    SyncStore.NewSync sync =
        new SyncStore.NewSync(tenant, account.accountId(), kind, reason, from, actor);
    return store.insert(handle, sync, clock.instant());
  }

  /**
   * Begins the first syncs of an account in the transaction that connects it; they run after its
   * commit.
   */
  void connected(Handle handle, AccountRow account) {
    List<UUID> fresh = new ArrayList<>();
    for (SyncKind kind : SyncKind.values()) {
      if (possible(account, kind)) {
        insert(handle, account, kind, SyncReason.CONNECT, "system").ifPresent(fresh::add);
      }
    }
    // Orders come last; running them reads the listings first.
    if (!fresh.isEmpty()) {
      UUID last = fresh.get(fresh.size() - 1);
      handle.afterCommit(() -> schedule(account.tenantId(), last));
    }
  }

  /** Begins to read the listings of an account whose quantities count otherwise now. */
  void changed(Handle handle, AccountRow account) {
    if (account.status().isUsable() && possible(account, SyncKind.LISTINGS)) {
      insert(handle, account, SyncKind.LISTINGS, SyncReason.PERSON, "system")
          .ifPresent(id -> handle.afterCommit(() -> schedule(account.tenantId(), id)));
    }
  }

  private void schedule(UUID tenantId, UUID syncId) {
    jobs.schedule(JOB, new TenantRef(tenantId, syncId).text(), clock.instant());
  }

  /** Asks again for the jobs of syncs whose process died before it could. */
  int reviveForgotten() {
    List<TenantRef> open =
        database.inSystem(
            handle ->
                handle
                    .createQuery(
                        """
                        select tenant_id, sync_id from syncs
                        where status in ('queued', 'running') and reason <> 'sweep'
                          and requested_at < :before
                        """)
                    .bind("before", clock.instant().minus(FORGOTTEN).atOffset(ZoneOffset.UTC))
                    .map(
                        (rs, context) ->
                            new TenantRef(
                                rs.getObject("tenant_id", UUID.class),
                                rs.getObject("sync_id", UUID.class)))
                    .list());
    open.forEach(ref -> schedule(ref.tenantId(), ref.id()));
    return open.size();
  }

  /** Does the job: runs a sync to its end. */
  void runJob(String id) {
    TenantRef ref = TenantRef.parse(id);
    run(ref.tenantId(), ref.id());
  }

  SyncEnd run(UUID tenantId, UUID syncId) {
    Optional<Sync> found = find(tenantId, syncId);
    if (found.isPresent() && !found.get().status().isFinal()) {
      Sync sync = found.get();
      if (sync.kind() == SyncKind.ORDERS && !awaitListings(sync)) {
        ending.fail(sync, "the listings must be read first, and that failed", true);
        return SyncEnd.FAILED;
      }
    }
    return runner.run(tenantId, syncId);
  }

  // Without the listings' first quantities nobody could say which orders they know already.
  private boolean awaitListings(Sync orders) {
    Optional<AccountRow> account = accounts.find(orders.tenantId(), orders.accountId());
    if (account.isEmpty()
        || !account.get().status().isUsable()
        || listingsRead(orders)
        || !possible(account.get(), SyncKind.LISTINGS)) {
      return true;
    }
    Sync listings = begin(account.get(), SyncKind.LISTINGS, orders.reason(), orders.requestedBy());
    SyncEnd end = runner.run(listings.tenantId(), listings.syncId());
    if (end == SyncEnd.ELSEWHERE) {
      end = follow(listings);
    }
    return end == SyncEnd.DONE && listingsRead(orders);
  }

  private boolean listingsRead(Sync orders) {
    return database.inTenant(
        orders.tenantId(),
        handle ->
            checkpoints
                .find(handle, orders.tenantId(), orders.accountId(), Checkpoints.LISTINGS)
                .isPresent());
  }

  private SyncEnd follow(Sync listings) {
    long seen = -1;
    int still = 0;
    while (still < STUCK_LOOKS) {
      Sync now = find(listings.tenantId(), listings.syncId()).orElse(listings);
      if (now.status().isFinal()) {
        return now.status() == SyncStatus.DONE ? SyncEnd.DONE : SyncEnd.FAILED;
      }
      still = now.processed() == seen ? still + 1 : 0;
      seen = now.processed();
      pause();
    }
    LOG.info("sync.stuck_elsewhere sync={}", listings.syncId());
    return runner.run(listings.tenantId(), listings.syncId());
  }

  private void pause() {
    try {
      sleeper.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Finds a sync of a tenant. */
  public Optional<Sync> find(UUID tenantId, UUID syncId) {
    return database.inTenant(tenantId, handle -> store.find(handle, tenantId, syncId));
  }

  /**
   * Lists syncs, the latest first.
   *
   * @param account null for all accounts
   * @param kind null for all kinds
   * @param after the last one of the page before, null for the first page
   */
  public List<Sync> list(
      UUID tenantId,
      @Nullable UUID account,
      @Nullable SyncKind kind,
      @Nullable UUID after,
      int limit) {
    return database.inTenant(
        tenantId,
        handle ->
            store.list(handle, tenantId, account, kind == null ? null : kind.wire(), after, limit));
  }

  /** Returns the latest sync of each kind of some accounts. */
  public List<Sync> latest(UUID tenantId, Collection<UUID> accounts) {
    return database.inTenant(tenantId, handle -> store.latest(handle, tenantId, accounts));
  }

  /** Lists the records that a sync could not store, from the one after {@code after} on. */
  public List<SyncFailure> records(UUID tenantId, UUID syncId, int after, int limit) {
    return database.inTenant(
        tenantId, handle -> failures.list(handle, tenantId, syncId, after, limit));
  }
}
