package dev.feria.server.tenancy;

import dev.feria.server.platform.http.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The sessions table. Runs in its caller's transaction. */
final class SessionStore {
  /** A live session and whose it is. */
  record Live(
      UUID tenantId, UUID userId, String email, Role role, Instant createdAt, Instant seenAt) {}

  /** System role. */
  void insert(
      Handle handle,
      byte[] tokenHash,
      UUID tenantId,
      UUID userId,
      byte[] csrfHash,
      Instant now,
      Instant expiresAt) {
    handle
        .createUpdate(
            """
            insert into sessions (token_hash, tenant_id, user_id, csrf_hash, created_at,
              last_seen_at, expires_at)
            values (:hash, :tenant, :user, :csrf, :now, :now, :expires)
            """)
        .bind("hash", tokenHash)
        .bind("tenant", tenantId)
        .bind("user", userId)
        .bind("csrf", csrfHash)
        .bind("now", now)
        .bind("expires", expiresAt)
        .execute();
  }

  /** System role. */
  Optional<Live> findLive(Handle handle, byte[] tokenHash, Instant now) {
    return handle
        .createQuery(
            """
            select s.tenant_id, s.user_id, u.email, u.role, s.created_at, s.last_seen_at
            from sessions s join users u on u.tenant_id = s.tenant_id and u.user_id = s.user_id
            where s.token_hash = :hash and s.expires_at > :now and u.disabled_at is null
            """)
        .bind("hash", tokenHash)
        .bind("now", now)
        .map(
            (row, context) ->
                new Live(
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("user_id", UUID.class),
                    row.getString("email"),
                    UserStore.role(row.getString("role")),
                    row.getTimestamp("created_at").toInstant(),
                    row.getTimestamp("last_seen_at").toInstant()))
        .findOne();
  }

  /** System role. */
  void touch(Handle handle, byte[] tokenHash, Instant now, Instant expiresAt) {
    handle
        .createUpdate(
            """
            update sessions set last_seen_at = :now, expires_at = :expires
            where token_hash = :hash
            """)
        .bind("now", now)
        .bind("expires", expiresAt)
        .bind("hash", tokenHash)
        .execute();
  }

  /** System role. */
  void delete(Handle handle, byte[] tokenHash) {
    handle
        .createUpdate("delete from sessions where token_hash = :hash")
        .bind("hash", tokenHash)
        .execute();
  }

  void deleteOf(Handle handle, UUID tenantId, UUID userId) {
    handle
        .createUpdate("delete from sessions where tenant_id = :tenant and user_id = :user")
        .bind("tenant", tenantId)
        .bind("user", userId)
        .execute();
  }

  /** System role. */
  int prune(Handle handle, Instant now) {
    return handle
        .createUpdate("delete from sessions where expires_at <= :now")
        .bind("now", now)
        .execute();
  }
}
