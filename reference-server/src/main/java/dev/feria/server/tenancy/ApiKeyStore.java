package dev.feria.server.tenancy;

import dev.feria.server.platform.http.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The api_keys table. Runs in its caller's transaction. */
final class ApiKeyStore {
  private static final String COLUMNS =
      "api_key_id, name, prefix, role, created_by, created_at, last_used_at, revoked_at";

  /** A key that is in force and whose it is. */
  record Live(UUID tenantId, ApiKey key) {}

  ApiKey insert(
      Handle handle,
      UUID tenantId,
      String name,
      String prefix,
      byte[] hash,
      Role role,
      String createdBy,
      Instant now) {
    return handle
        .createQuery(
            """
            insert into api_keys (tenant_id, name, prefix, key_hash, role, created_by, created_at)
            values (:tenant, :name, :prefix, :hash, :role, :by, :now)
            returning
            """
                + COLUMNS)
        .bind("tenant", tenantId)
        .bind("name", name)
        .bind("prefix", prefix)
        .bind("hash", hash)
        .bind("role", role.name().toLowerCase(Locale.ROOT))
        .bind("by", createdBy)
        .bind("now", now)
        .map(ApiKeyStore::map)
        .one();
  }

  /** System role. */
  Optional<Live> findLive(Handle handle, byte[] hash) {
    return handle
        .createQuery(
            "select tenant_id, "
                + COLUMNS
                + " from api_keys where key_hash = :hash and revoked_at is null")
        .bind("hash", hash)
        .map((row, context) -> new Live(row.getObject("tenant_id", UUID.class), map(row, context)))
        .findOne();
  }

  /** System role. */
  void touch(Handle handle, UUID tenantId, UUID keyId, Instant now) {
    handle
        .createUpdate(
            """
            update api_keys set last_used_at = :now
            where tenant_id = :tenant and api_key_id = :key
            """)
        .bind("now", now)
        .bind("tenant", tenantId)
        .bind("key", keyId)
        .execute();
  }

  List<ApiKey> list(Handle handle, UUID tenantId) {
    return handle
        .createQuery(
            "select " + COLUMNS + " from api_keys where tenant_id = :tenant order by api_key_id")
        .bind("tenant", tenantId)
        .map(ApiKeyStore::map)
        .list();
  }

  Optional<ApiKey> revoke(Handle handle, UUID tenantId, UUID keyId, Instant now) {
    return handle
        .createQuery(
            """
            update api_keys set revoked_at = coalesce(revoked_at, :now)
            where tenant_id = :tenant and api_key_id = :key
            returning
            """
                + COLUMNS)
        .bind("now", now)
        .bind("tenant", tenantId)
        .bind("key", keyId)
        .map(ApiKeyStore::map)
        .findOne();
  }

  private static ApiKey map(ResultSet row, StatementContext context) throws SQLException {
    return new ApiKey(
        row.getObject("api_key_id", UUID.class),
        row.getString("name"),
        row.getString("prefix"),
        UserStore.role(row.getString("role")),
        row.getString("created_by"),
        row.getTimestamp("created_at").toInstant(),
        instant(row.getTimestamp("last_used_at")),
        instant(row.getTimestamp("revoked_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
