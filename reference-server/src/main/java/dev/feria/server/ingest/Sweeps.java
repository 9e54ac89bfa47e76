package dev.feria.server.ingest;

import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.MissedEventSource;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.SqlArrays;
import dev.feria.server.platform.Wakeups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, account by account, for what no webhook told: missed events each hour, changed orders
 * every ten minutes, all listings each day, and the first two after every start of a server. One
 * job at a time sweeps an account.
 */
public final class Sweeps {
  /** Name of the job that sweeps one account; its id is {@code tenant/account}. */
  public static final String JOB = "sweep";

  /** Name of the job that reads and compares one account now; its id is as that of the other. */
  public static final String RECONCILE = "reconcile";

  private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
  private static final String MISSED_FORBIDDEN = "missed.forbidden";
  private static final Duration ASK_AGAIN = Duration.ofDays(7);

  private final Database database;
  private final ConnectedAccounts accounts;
  private final Checkpoints checkpoints;
  private final Syncs syncs;
  private final MissedEvents missed;
  private final LaneStore lanes;
  private final DriftRepair drift;
  private final JobQueue jobs;
  private final Wakeups wakeups;
  private final Clock clock;

  Sweeps(
      Database database,
      ConnectedAccounts accounts,
      Checkpoints checkpoints,
      Syncs syncs,
      MissedEvents missed,
      LaneStore lanes,
      DriftRepair drift,
      JobQueue jobs,
      Wakeups wakeups,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.checkpoints = checkpoints;
    this.syncs = syncs;
    this.missed = missed;
    this.lanes = lanes;
    this.drift = drift;
    this.jobs = jobs;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /** Makes every account due for what a server that was down may have missed. */
  void serverStarted() {
    database.useSystem(
        handle ->
            handle
                .createUpdate("delete from checkpoints where name = any(:names)")
                .bind(
                    "names",
                    SqlArrays.texts(List.of(Checkpoints.SWEPT_MISSED, Checkpoints.SWEPT_ORDERS)))
                .execute());
  }

  /** Asks for the sweeps that are due; tells how many. To be called now and then. */
  public int plan() {
    syncs.reviveForgotten();
    Map<UUID, Map<String, String>> held = held();
    int due = 0;
    for (AccountRow account : accounts.usable()) {
      if (!due(account, held.getOrDefault(account.accountId(), Map.of())).isEmpty()) {
        String id = new TenantRef(account.tenantId(), account.accountId()).text();
        jobs.schedule(JOB, id, clock.instant());
        due++;
      }
    }
    return due;
  }

  private Map<UUID, Map<String, String>> held() {
    Map<UUID, Map<String, String>> held = new HashMap<>();
    database.useSystem(
        handle ->
            handle
                .createQuery(
                    """
                    select account_id, name, value from checkpoints
                    where name like 'sweep.%' or name = 'listings'
                    """)
                .map(
                    (rs, context) ->
                        held.computeIfAbsent(
                                rs.getObject("account_id", UUID.class), id -> new HashMap<>())
                            .put(rs.getString("name"), rs.getString("value")))
                .list());
    return held;
  }

  private Set<SweepKind> due(AccountRow account, Map<String, String> held) {
    Set<SweepKind> due = EnumSet.noneOf(SweepKind.class);
    Instant now = clock.instant();
    for (SweepKind kind : SweepKind.values()) {
      if (possible(account, kind) && kind.isDue(account.accountId(), last(kind, held), now)) {
        due.add(kind);
      }
    }
    return due;
  }

  private boolean possible(AccountRow account, SweepKind kind) {
    return switch (kind) {
      case MISSED -> accounts.capabilities(account.provider()).contains("missed_event_source");
      case LISTINGS -> syncs.possible(account, SyncKind.LISTINGS);
      case ORDERS -> syncs.possible(account, SyncKind.ORDERS);
    };
  }

  private static @Nullable Instant last(SweepKind kind, Map<String, String> held) {
    @Nullable String swept = held.get(kind.checkpoint());
    if (kind == SweepKind.LISTINGS && swept == null) {
      swept = held.get(Checkpoints.LISTINGS);
    }
    return swept == null ? null : Instant.parse(swept);
  }

  /** Does the job: sweeps an account for all that is due. */
  void runJob(String id) {
    TenantRef ref = TenantRef.parse(id);
    Optional<AccountRow> found = accounts.find(ref.tenantId(), ref.id());
    if (found.isEmpty() || !found.get().status().isUsable()) {
      return;
    }
    AccountRow account = found.get();
    unpark(account);
    Map<String, String> held =
        database.inTenant(
            account.tenantId(),
            handle -> checkpoints.all(handle, account.tenantId(), account.accountId()));
    for (SweepKind kind : due(account, held)) {
      sweep(account, kind, held);
    }
  }

  /** Asks to read all listings and orders of an account, to compare and to repair, now. */
  void askToReconcile(AccountRow account) {
    jobs.schedule(
        RECONCILE, new TenantRef(account.tenantId(), account.accountId()).text(), clock.instant());
  }

  /** Does the job: reads what an account's channel shows, then its orders, and compares. */
  void reconcile(String id) {
    TenantRef ref = TenantRef.parse(id);
    Optional<AccountRow> account = accounts.find(ref.tenantId(), ref.id());
    if (account.isEmpty() || !account.get().status().isUsable()) {
      return;
    }
    for (SweepKind kind : List.of(SweepKind.LISTINGS, SweepKind.ORDERS)) {
      if (possible(account.get(), kind)) {
        sweep(account.get(), kind, Map.of());
      }
    }
  }

  // Whoever connected the account again may have died before its lanes were told.
  private void unpark(AccountRow account) {
    int count =
        database.inTenant(
            account.tenantId(),
            handle ->
                lanes.unpark(handle, account.tenantId(), account.accountId(), clock.instant()));
    if (count > 0) {
      wakeups.signal(Topics.INBOX);
    }
  }

  private void sweep(AccountRow account, SweepKind kind, Map<String, String> held) {
    Instant began = clock.instant();
    boolean swept =
        switch (kind) {
          case MISSED -> missed(account, held);
          case LISTINGS -> sync(account, SyncKind.LISTINGS) != SyncEnd.ELSEWHERE;
          case ORDERS -> orders(account, began);
        };
    if (swept) {
      put(account, kind.checkpoint(), began.toString());
    }
  }

  /**
   * Makes an account due for all that changed since an instant, in the caller's transaction; the
   * work begins within seconds of its commit.
   */
  void again(Handle handle, AccountRow account, Instant since) {
    UUID tenant = account.tenantId();
    UUID id = account.accountId();
    for (String swept : List.of(Checkpoints.SWEPT_LISTINGS, Checkpoints.SWEPT_ORDERS)) {
      checkpoints.put(handle, tenant, id, swept, Instant.EPOCH.toString());
    }
    if (checkpoints
        .instant(handle, tenant, id, Checkpoints.ORDERS)
        .filter(since::isBefore)
        .isPresent()) {
      checkpoints.put(handle, tenant, id, Checkpoints.ORDERS, since.toString());
    }
  }

  /** Reads at once which orders of an account have changed, whenever that was done last. */
  void ordersNow(UUID tenantId, UUID accountId) {
    Optional<AccountRow> account = accounts.find(tenantId, accountId);
    if (account.isPresent()
        && account.get().status().isUsable()
        && possible(account.get(), SweepKind.ORDERS)) {
      sweep(account.get(), SweepKind.ORDERS, Map.of());
    }
  }

  private boolean missed(AccountRow account, Map<String, String> held) {
    @Nullable String forbidden = held.get(MISSED_FORBIDDEN);
    if (forbidden != null && clock.instant().isBefore(Instant.parse(forbidden).plus(ASK_AGAIN))) {
      return true;
    }
    Account opened = accounts.open(account);
    if (opened instanceof MissedEventSource source) {
      try {
        missed.recover(account, source);
      } catch (ForbiddenException e) {
        LOG.info("missed.not_available account={}", account.accountId());
        put(account, MISSED_FORBIDDEN, clock.instant().toString());
      } catch (ProviderException e) {
        LOG.warn("missed.failed account={} reason={}", account.accountId(), e.getMessage());
        accounts.failed(account, e);
      }
    }
    return true;
  }

  private boolean orders(AccountRow account, Instant began) {
    SyncEnd end = sync(account, SyncKind.ORDERS);
    if (end == SyncEnd.DONE) {
      int drifted =
          database.inTenant(
              account.tenantId(),
              handle -> drift.repair(handle, account, until(handle, account, began)));
      if (drifted > 0) {
        LOG.info("drift.found account={} listings={}", account.accountId(), drifted);
      }
    }
    return end != SyncEnd.ELSEWHERE;
  }

  // Providers' clocks are not ours; how far they are ahead was seen when the listings were read.
  private Instant until(Handle handle, AccountRow account, Instant began) {
    long ahead =
        checkpoints
            .find(handle, account.tenantId(), account.accountId(), Checkpoints.CLOCK_AHEAD)
            .map(Long::parseLong)
            .orElse(0L);
    return began.plusMillis(ahead);
  }

  private SyncEnd sync(AccountRow account, SyncKind kind) {
    Sync sync = syncs.begin(account, kind, SyncReason.SWEEP, "system");
    if (sync.reason() != SyncReason.SWEEP) {
      return SyncEnd.ELSEWHERE;
    }
    SyncEnd end = syncs.run(sync.tenantId(), sync.syncId());
    if (end == SyncEnd.DONE) {
      forgetEmpty(sync);
    }
    return end;
  }

  // The history shows what happened, not that nothing did.
  private void forgetEmpty(Sync sync) {
    database.useSystem(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from syncs
                    where tenant_id = :tenant and sync_id = :id and reason = 'sweep'
                      and status = 'done' and created = 0 and updated = 0 and errors = 0
                    """)
                .bind("tenant", sync.tenantId())
                .bind("id", sync.syncId())
                .execute());
  }

  private void put(AccountRow account, String name, String value) {
    database.useTenant(
        account.tenantId(),
        handle -> checkpoints.put(handle, account.tenantId(), account.accountId(), name, value));
  }
}
