package dev.feria.server.ingest;

import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of records that a sync could not store. */
final class SyncFailures {
  private static final int MOST = 10_000;

  /** Adds records; those past ten thousand are counted only. */
  void add(Handle handle, Sync sync, List<PageTally.Failed> failures, Instant now) {
    if (failures.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            insert into sync_records
              (tenant_id, sync_id, n, at, kind, external_id, reference, outcome, reason)
            select :tenant, :sync, held.n + f.n, :now, :kind, f.id, f.reference, 'failed', f.reason
            from unnest(:ids, :references, :reasons)
              with ordinality as f(id, reference, reason, n),
              (select coalesce(max(n), 0) as n from sync_records
               where tenant_id = :tenant and sync_id = :sync) held
            where held.n + f.n <= :most
            """)
        .bind("tenant", sync.tenantId())
        .bind("sync", sync.syncId())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("kind", sync.kind() == SyncKind.ORDERS ? "order" : "listing")
        .bind("ids", SqlArrays.texts(failures.stream().map(f -> f.externalId()).toList()))
        .bind("references", SqlArrays.texts(failures.stream().map(f -> f.reference()).toList()))
        .bind("reasons", SqlArrays.texts(failures.stream().map(f -> f.reason()).toList()))
        .bind("most", MOST)
        .execute();
  }

  List<SyncFailure> list(Handle handle, UUID tenantId, UUID syncId, int after, int limit) {
    return handle
        .createQuery(
            """
            select * from sync_records
            where tenant_id = :tenant and sync_id = :sync and n > :after
            order by n limit :limit
            """)
        .bind("tenant", tenantId)
        .bind("sync", syncId)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) -> failure(rs))
        .list();
  }

  Optional<SyncFailure> find(Handle handle, UUID tenantId, UUID syncId, int n) {
    return handle
        .createQuery(
            "select * from sync_records where tenant_id = :tenant and sync_id = :sync and n = :n")
        .bind("tenant", tenantId)
        .bind("sync", syncId)
        .bind("n", n)
        .map((rs, context) -> failure(rs))
        .findOne();
  }

  /** Notes a retry. */
  void retried(Handle handle, Sync sync, int n, String outcome, String reason, Instant now) {
    handle
        .createUpdate(
            """
            update sync_records set outcome = :outcome, reason = :reason, retried_at = :now
            where tenant_id = :tenant and sync_id = :sync and n = :n
            """)
        .bind("outcome", outcome)
        .bind("reason", reason)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("tenant", sync.tenantId())
        .bind("sync", sync.syncId())
        .bind("n", n)
        .execute();
  }

  private static SyncFailure failure(ResultSet rs) throws SQLException {
    return new SyncFailure(
        rs.getInt("n"),
        Objects.requireNonNull(SqlArrays.instant(rs, "at")),
        rs.getString("kind"),
        rs.getString("external_id"),
        rs.getString("reference"),
        rs.getString("outcome"),
        rs.getString("reason"),
        SqlArrays.instant(rs, "retried_at"));
  }
}
