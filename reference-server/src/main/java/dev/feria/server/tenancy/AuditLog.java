package dev.feria.server.tenancy;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Json;
import dev.feria.server.platform.http.Page;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was administered, by whom and when. Entries are added only. Thread-safe. */
public final class AuditLog {
  private final Database database;
  private final Clock clock;

  /** Keeps the log in a database. */
  public AuditLog(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Adds an entry in the transaction of what it tells.
   *
   * @param actor who did it
   * @param action for example {@code api_key.create}
   * @param subject what it was done to, for example an id
   * @param detail no secrets
   */
  public void add(
      Handle handle,
      UUID tenantId,
      String actor,
      String action,
      String subject,
      Map<String, String> detail) {
    handle
        .createUpdate(
            """
            insert into audit_log (tenant_id, at, actor, action, subject, detail)
            values (:tenant, :at, :actor, :action, :subject, :detail::jsonb)
            """)
        .bind("tenant", tenantId)
        .bind("at", clock.instant())
        .bind("actor", actor)
        .bind("action", action)
        .bind("subject", subject)
        .bind("detail", Json.write(detail))
        .execute();
  }

  /** Lists a tenant's entries, newest first. */
  public Page<AuditEntry> list(UUID tenantId, @Nullable Cursor from, int limit) {
    List<AuditEntry> rows =
        database.inTenant(tenantId, handle -> read(handle, tenantId, from, limit + 1));
    return Page.of(rows, limit, entry -> Cursor.of(entry.id()));
  }

  private static List<AuditEntry> read(
      Handle handle, UUID tenantId, @Nullable Cursor from, int limit) {
    return handle
        .createQuery(
            """
            select audit_id, at, actor, action, subject, detail from audit_log
            where tenant_id = :tenant and (cast(:from as uuid) is null or audit_id < cast(:from as uuid))
            order by audit_id desc
            limit :limit
            """)
        .bind("tenant", tenantId)
        .bind("from", from == null ? null : from.uuid(0))
        .bind("limit", limit)
        .map(
            (row, context) ->
                new AuditEntry(
                    row.getObject("audit_id", UUID.class),
                    row.getTimestamp("at").toInstant(),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getString("subject"),
                    Json.strings(row.getString("detail"))))
        .list();
  }
}
