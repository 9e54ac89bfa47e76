package dev.feria.server.notices;

import dev.feria.server.platform.SqlArrays;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The notices table. Runs in its caller's transaction. */
final class NoticeStore {
  private static final String COLUMNS =
      "notice_id, kind, severity, subject, detail, created_at, read_at, resolved_at";

  boolean insert(
      Handle handle,
      UUID tenantId,
      String kind,
      Notices.Severity severity,
      String subject,
      Map<String, String> detail,
      Instant now) {
    return handle
            .createUpdate(
                """
                insert into notices (tenant_id, kind, severity, subject, detail, created_at)
                values (:tenant, :kind, :severity, :subject, :detail::jsonb, :now)
                on conflict (tenant_id, kind, subject) where resolved_at is null do nothing
                """)
            .bind("tenant", tenantId)
            .bind("kind", kind)
            .bind("severity", severity.wire())
            .bind("subject", subject)
            .bind("detail", Json.write(detail))
            .bind("now", now)
            .execute()
        == 1;
  }

  void resolve(Handle handle, UUID tenantId, String kind, String subject, Instant now) {
    handle
        .createUpdate(
            """
            update notices set resolved_at = :now
            where tenant_id = :tenant and kind = :kind and subject = :subject
              and resolved_at is null
            """)
        .bind("now", now)
        .bind("tenant", tenantId)
        .bind("kind", kind)
        .bind("subject", subject)
        .execute();
  }

  void forget(Handle handle, UUID tenantId, Collection<String> words) {
    handle
        .createUpdate(
            """
            update notices n set detail = '{}'
            where n.tenant_id = :tenant and exists (
              select from unnest(:words) w where position(lower(w) in lower(n.detail::text)) > 0)
            """)
        .bind("tenant", tenantId)
        .bind("words", SqlArrays.texts(words))
        .execute();
  }

  List<Notice> list(
      Handle handle, UUID tenantId, boolean unresolvedOnly, @Nullable Cursor from, int limit) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + """
                 from notices
                where tenant_id = :tenant
                  and (not :unresolved or resolved_at is null)
                  and (cast(:from as uuid) is null or notice_id < cast(:from as uuid))
                order by notice_id desc
                limit :limit
                """)
        .bind("tenant", tenantId)
        .bind("unresolved", unresolvedOnly)
        .bind("from", from == null ? null : from.uuid(0))
        .bind("limit", limit)
        .map(NoticeStore::map)
        .list();
  }

  long unread(Handle handle, UUID tenantId) {
    return handle
        .createQuery(
            """
            select count(*) from notices
            where tenant_id = :tenant and read_at is null and resolved_at is null
            """)
        .bind("tenant", tenantId)
        .mapTo(Long.class)
        .one();
  }

  Optional<Notice> read(Handle handle, UUID tenantId, UUID noticeId, Instant now) {
    return handle
        .createQuery(
            """
            update notices set read_at = coalesce(read_at, :now)
            where tenant_id = :tenant and notice_id = :notice
            returning
            """
                + COLUMNS)
        .bind("now", now)
        .bind("tenant", tenantId)
        .bind("notice", noticeId)
        .map(NoticeStore::map)
        .findOne();
  }

  static Notice map(ResultSet row, StatementContext context) throws SQLException {
    return new Notice(
        row.getObject("notice_id", UUID.class),
        row.getString("kind"),
        row.getString("severity"),
        row.getString("subject"),
        Json.strings(row.getString("detail")),
        row.getTimestamp("created_at").toInstant(),
        instant(row.getTimestamp("read_at")),
        instant(row.getTimestamp("resolved_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
