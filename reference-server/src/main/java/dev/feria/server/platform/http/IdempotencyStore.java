package dev.feria.server.platform.http;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The idempotency table. Runs in its caller's transaction. */
final class IdempotencyStore {
  /**
   * What is known of a key.
   *
   * @param status null while the first request is being carried out
   * @param answer null without a body, or for one that is not kept
   */
  record Known(
      String requestHash, @Nullable Integer status, @Nullable String answer, Instant createdAt) {
    boolean isFor(String hash) {
      return requestHash.equals(hash);
    }
  }

  /** Takes a key for a request, also from one that was abandoned before an instant. */
  boolean claim(
      Handle handle, UUID tenantId, String key, String hash, Instant now, Instant abandoned) {
    return handle
            .createUpdate(
                """
                insert into idempotency as i (tenant_id, key, request_hash, created_at)
                values (:tenant, :key, :hash, :now)
                on conflict (tenant_id, key) do update
                set created_at = excluded.created_at
                where i.status is null and i.created_at < :abandoned
                  and i.request_hash = excluded.request_hash
                """)
            .bind("tenant", tenantId)
            .bind("key", key)
            .bind("hash", HexFormat.of().parseHex(hash))
            .bind("now", now)
            .bind("abandoned", abandoned)
            .execute()
        == 1;
  }

  Optional<Known> find(Handle handle, UUID tenantId, String key) {
    return handle
        .createQuery(
            """
            select request_hash, status, answer, created_at from idempotency
            where tenant_id = :tenant and key = :key
            """)
        .bind("tenant", tenantId)
        .bind("key", key)
        .map(
            (row, context) ->
                new Known(
                    HexFormat.of().formatHex(row.getBytes("request_hash")),
                    row.getObject("status", Integer.class),
                    row.getString("answer"),
                    row.getTimestamp("created_at").toInstant()))
        .findOne();
  }

  void complete(Handle handle, UUID tenantId, String key, int status, @Nullable String answer) {
    handle
        .createUpdate(
            """
            update idempotency set status = :status, answer = :answer
            where tenant_id = :tenant and key = :key
            """)
        .bind("status", status)
        .bind("answer", answer)
        .bind("tenant", tenantId)
        .bind("key", key)
        .execute();
  }

  void release(Handle handle, UUID tenantId, String key) {
    handle
        .createUpdate(
            """
            delete from idempotency
            where tenant_id = :tenant and key = :key and status is null
            """)
        .bind("tenant", tenantId)
        .bind("key", key)
        .execute();
  }

  /** System role. */
  int prune(Handle handle, Instant before) {
    return handle
        .createUpdate("delete from idempotency where created_at < :before")
        .bind("before", before)
        .execute();
  }
}
