package dev.feria.server.ingest;

import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of syncs. */
final class SyncStore {
  private static final String SELECT =
      """
      select s.*, a.provider from syncs s
      join accounts a on a.tenant_id = s.tenant_id and a.account_id = s.account_id
      where s.tenant_id = :tenant
      """;

  /** Begins a sync; empty when one of the kind is open already. */
  Optional<UUID> insert(Handle handle, NewSync sync, Instant now) {
    return handle
        .createQuery(
            """
            insert into syncs (tenant_id, account_id, kind, reason, status, updated_from,
              requested_by, requested_at)
            values (:tenant, :account, :kind, :reason, 'queued', :from, :by, :now)
            on conflict (tenant_id, account_id, kind) where status in ('queued', 'running')
            do nothing
            returning sync_id
            """)
        .bind("tenant", sync.tenantId())
        .bind("account", sync.accountId())
        .bind("kind", sync.kind().wire())
        .bind("reason", sync.reason().wire())
        .bind("from", utc(sync.updatedFrom()))
        .bind("by", sync.requestedBy())
        .bind("now", utc(now))
        .mapTo(UUID.class)
        .findOne();
  }

  /**
   * Makes an open sweep the sync that somebody asked for, so that it stays in the history even if
   * it finds nothing; empty when none is open.
   */
  Optional<UUID> adopt(Handle handle, UUID tenantId, UUID accountId, SyncKind kind, String actor) {
    return handle
        .createQuery(
            """
            update syncs set reason = 'person', requested_by = :by
            where tenant_id = :tenant and account_id = :account and kind = :kind
              and reason = 'sweep' and status in ('queued', 'running')
            returning sync_id
            """)
        .bind("tenant", tenantId)
        .bind("account", accountId)
        .bind("kind", kind.wire())
        .bind("by", actor)
        .mapTo(UUID.class)
        .findOne();
  }

  /** What a sync is begun with. */
  record NewSync(
      UUID tenantId,
      UUID accountId,
      SyncKind kind,
      SyncReason reason,
      @Nullable Instant updatedFrom,
      String requestedBy) {}

  Optional<Sync> find(Handle handle, UUID tenantId, UUID syncId) {
    return handle
        .createQuery(SELECT + " and s.sync_id = :id")
        .bind("tenant", tenantId)
        .bind("id", syncId)
        .map((rs, context) -> sync(rs))
        .findOne();
  }

  Optional<Sync> open(Handle handle, UUID tenantId, UUID accountId, SyncKind kind) {
    return handle
        .createQuery(
            SELECT
                + """
                 and s.account_id = :account and s.kind = :kind and s.status in ('queued', 'running')
                """)
        .bind("tenant", tenantId)
        .bind("account", accountId)
        .bind("kind", kind.wire())
        .map((rs, context) -> sync(rs))
        .findOne();
  }

  List<Sync> list(
      Handle handle,
      UUID tenantId,
      @Nullable UUID account,
      @Nullable String kind,
      @Nullable UUID after,
      int limit) {
    return handle
        .createQuery(
            SELECT
                + """
                 and (:account::uuid is null or s.account_id = :account::uuid)
                 and (:kind::text is null or s.kind = :kind::text)
                 and (:after::uuid is null or s.sync_id < :after::uuid)
                order by s.sync_id desc limit :limit
                """)
        .bind("tenant", tenantId)
        .bind("account", account)
        .bind("kind", kind)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) -> sync(rs))
        .list();
  }

  /** Returns the latest sync of each kind of each account, orders first. */
  List<Sync> latest(Handle handle, UUID tenantId, Collection<UUID> accounts) {
    return handle
        .createQuery(
            """
            select l.* from unnest(:accounts) as n (account_id)
            cross join unnest(:kinds) as k (kind)
            cross join lateral (
            """
                + SELECT
                + """
                   and s.account_id = n.account_id and s.kind = k.kind
                  order by s.sync_id desc limit 1) l
                order by l.account_id, l.kind desc
                """)
        .bind("tenant", tenantId)
        .bind("accounts", SqlArrays.uuids(accounts))
        .bind("kinds", SqlArrays.texts(Stream.of(SyncKind.values()).map(SyncKind::wire).toList()))
        .map((rs, context) -> sync(rs))
        .list();
  }

  /** Marks a sync as running; what it waited for is forgotten. */
  void begin(Handle handle, Sync sync, Instant now) {
    handle
        .createUpdate(
            """
            update syncs
            set status = 'running', started_at = coalesce(started_at, :now), last_error = null
            where tenant_id = :tenant and sync_id = :id and status in ('queued', 'running')
            """)
        .bind("tenant", sync.tenantId())
        .bind("id", sync.syncId())
        .bind("now", utc(now))
        .execute();
  }

  /**
   * Moves a sync behind a page, in the transaction that stores the page.
   *
   * @param at the cursor that the page was read at
   * @param next where it goes on; null after the last page, which ends the sync
   * @return false when it stands elsewhere: another process moved it
   */
  boolean advance(
      Handle handle,
      Sync sync,
      @Nullable String at,
      PageTally page,
      @Nullable String next,
      Instant now) {
    return handle
            .createUpdate(
                """
                update syncs set
                  cursor = :next,
                  status = case when :last then 'done' else 'running' end,
                  finished_at = case when :last then :now end,
                  last_error = null,
                  total = greatest(coalesce(:total, total), case
                    when coalesce(:total, total) is not null then processed + :processed end),
                  highest_updated_at = greatest(highest_updated_at, :highest),
                  processed = processed + :processed,
                  created = created + :created,
                  updated = updated + :updated,
                  skipped = skipped + :skipped,
                  errors = errors + :errors
                where tenant_id = :tenant and sync_id = :id and status = 'running'
                  and cursor is not distinct from :at
                """)
            .bind("next", next)
            .bind("last", next == null)
            .bind("now", utc(now))
            .bind("total", page.total())
            .bind("highest", utc(page.highest()))
            .bind("processed", page.processed())
            .bind("created", page.created())
            .bind("updated", page.updated())
            .bind("skipped", page.skipped())
            .bind("errors", page.failures().size())
            .bind("tenant", sync.tenantId())
            .bind("id", sync.syncId())
            .bind("at", at)
            .execute()
        == 1;
  }

  /** Says what a running sync waits for. */
  void waits(Handle handle, Sync sync, String reason) {
    handle
        .createUpdate(
            """
            update syncs set last_error = :reason
            where tenant_id = :tenant and sync_id = :id and status = 'running'
            """)
        .bind("reason", reason)
        .bind("tenant", sync.tenantId())
        .bind("id", sync.syncId())
        .execute();
  }

  /** Ends a sync that gives up; what it stored stays. */
  boolean fail(Handle handle, Sync sync, String reason, Instant now) {
    return handle
            .createUpdate(
                """
                update syncs set status = 'failed', finished_at = :now, last_error = :reason
                where tenant_id = :tenant and sync_id = :id and status in ('queued', 'running')
                """)
            .bind("now", utc(now))
            .bind("reason", reason)
            .bind("tenant", sync.tenantId())
            .bind("id", sync.syncId())
            .execute()
        == 1;
  }

  private static Sync sync(ResultSet rs) throws SQLException {
    long total = rs.getLong("total");
    boolean counted = !rs.wasNull();
    return new Sync(
        rs.getObject("tenant_id", UUID.class),
        rs.getObject("sync_id", UUID.class),
        rs.getObject("account_id", UUID.class),
        rs.getString("provider"),
        SyncKind.of(rs.getString("kind")),
        SyncReason.of(rs.getString("reason")),
        SyncStatus.of(rs.getString("status")),
        SqlArrays.instant(rs, "updated_from"),
        rs.getString("cursor"),
        SqlArrays.instant(rs, "highest_updated_at"),
        counted ? total : null,
        rs.getLong("processed"),
        rs.getLong("created"),
        rs.getLong("updated"),
        rs.getLong("skipped"),
        rs.getLong("errors"),
        rs.getString("last_error"),
        rs.getString("requested_by"),
        Objects.requireNonNull(SqlArrays.instant(rs, "requested_at")),
        SqlArrays.instant(rs, "started_at"),
        SqlArrays.instant(rs, "finished_at"));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
