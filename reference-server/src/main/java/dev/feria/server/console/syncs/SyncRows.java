package dev.feria.server.console.syncs;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.ingest.Sync;
import dev.feria.server.ingest.SyncKind;
import dev.feria.server.ingest.Syncs;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Begins syncs and renders them for pages. Thread-safe. */
public final class SyncRows {
  private static final int RECENT = 8;

  private final Syncs syncs;
  private final Accounts accounts;

  /** Composes the renderer. */
  public SyncRows(Syncs syncs, Accounts accounts) {
    this.syncs = syncs;
    this.accounts = accounts;
  }

  /** Returns the syncs that run, of those begun last, by account. */
  public Map<UUID, List<SyncRow>> running(UUID tenant) {
    Map<UUID, String> names = names(tenant);
    Map<UUID, List<SyncRow>> running = new HashMap<>();
    for (Sync sync : syncs.list(tenant, null, null, null, 50)) {
      if (!sync.status().isFinal()) {
        running.computeIfAbsent(sync.accountId(), id -> new ArrayList<>()).add(row(sync, names));
      }
    }
    return running;
  }

  /** Returns the latest sync of each kind of an account. */
  public List<SyncRow> latest(UUID tenant, UUID account) {
    return latest(tenant, List.of(account)).getOrDefault(account, List.of());
  }

  /** Returns the latest sync of each kind of some accounts, by account. */
  public Map<UUID, List<SyncRow>> latest(UUID tenant, Collection<UUID> accounts) {
    Map<UUID, String> names = names(tenant);
    Map<UUID, List<SyncRow>> latest = new HashMap<>();
    syncs
        .latest(tenant, accounts)
        .forEach(
            sync ->
                latest
                    .computeIfAbsent(sync.accountId(), id -> new ArrayList<>())
                    .add(row(sync, names)));
    return latest;
  }

  /** Returns the latest syncs. */
  public List<SyncRow> recent(UUID tenant) {
    return list(tenant, null, RECENT);
  }

  /** Lists syncs, the latest first, those before one if it is given. */
  List<SyncRow> list(UUID tenant, @Nullable UUID after, int most) {
    Map<UUID, String> names = names(tenant);
    return syncs.list(tenant, null, null, after, most).stream()
        .map(sync -> row(sync, names))
        .toList();
  }

  SyncRow row(Sync sync) {
    return row(sync, names(sync.tenantId()));
  }

  private Map<UUID, String> names(UUID tenant) {
    return accounts.list(tenant).stream()
        .collect(Collectors.toMap(AccountRow::accountId, AccountRow::name));
  }

  private static SyncRow row(Sync sync, Map<UUID, String> names) {
    Instant started = sync.startedAt();
    Instant finished = sync.finishedAt();
    return new SyncRow(
        sync.syncId().toString(),
        names.getOrDefault(sync.accountId(), ""),
        sync.kind().wire(),
        sync.reason().wire(),
        sync.status().wire(),
        sync.total(),
        sync.processed(),
        sync.created(),
        sync.updated(),
        sync.skipped(),
        sync.errors(),
        sync.lastError(),
        sync.requestedBy(),
        started == null ? sync.requestedAt() : started,
        started == null || finished == null ? null : Duration.between(started, finished));
  }

  /**
   * Begins to sync all that an account has: its listings and its orders.
   *
   * @throws ProblemException 409 when the account must be connected again, or has neither
   */
  public void start(Principal by, AccountRow account) {
    List<ProblemException> refused = new ArrayList<>();
    for (SyncKind kind : SyncKind.values()) {
      try {
        syncs.start(account, kind, by.actor());
      } catch (ProblemException e) {
        refused.add(e);
      }
    }
    if (refused.size() == SyncKind.values().length) {
      throw refused.get(0);
    }
  }
}
