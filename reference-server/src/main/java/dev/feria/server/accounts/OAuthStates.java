package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import dev.feria.server.platform.http.Json;
import dev.feria.server.tenancy.Tokens;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Authorisations under way. The state itself is kept as a hash and the PKCE verifier encrypted; a
 * state is used once. Runs in its caller's transaction.
 */
final class OAuthStates {
  static final String FIELD = "verifier";

  private final Vault vault;

  OAuthStates(Vault vault) {
    this.vault = vault;
  }

  /**
   * An authorisation under way.
   *
   * @param sessionHash the browser session that it is bound to; null for one begun with an API key
   * @param requestedBy who began it
   */
  record Pending(
      UUID tenantId,
      String provider,
      @Nullable String sessionHash,
      Secret verifier,
      URI redirectUri,
      Map<String, String> fields,
      String requestedBy) {}

  void insert(Handle handle, String state, Pending pending, Instant now, Instant expiresAt) {
    byte[] hash = Tokens.hash(state);
    String session = pending.sessionHash();
    handle
        .createUpdate(
            """
            insert into oauth_states (state_hash, tenant_id, provider, binding_hash, verifier,
              redirect_uri, fields, requested_by, created_at, expires_at)
            values (:state, :tenant, :provider, :binding, :verifier, :redirect, :fields::jsonb,
              :by, :now, :expires)
            """)
        .bind("state", hash)
        .bind("tenant", pending.tenantId())
        .bind("provider", pending.provider())
        .bind("binding", session == null ? null : HexFormat.of().parseHex(session))
        .bind("verifier", vault.seal(pending.tenantId(), owner(hash), FIELD, pending.verifier()))
        .bind("redirect", pending.redirectUri().toString())
        .bind("fields", Json.write(pending.fields()))
        .bind("by", pending.requestedBy())
        .bind("now", now)
        .bind("expires", expiresAt)
        .execute();
  }

  /** Uses a state up, if it is one that may be used at this provider now. System role. */
  Optional<Pending> use(Handle handle, String state, String provider, Instant now) {
    byte[] hash = Tokens.hash(state);
    return handle
        .createQuery(
            """
            update oauth_states set used_at = :now
            where state_hash = :state and provider = :provider
              and used_at is null and expires_at > :now
            returning tenant_id, provider, binding_hash, verifier, redirect_uri, fields,
              requested_by
            """)
        .bind("now", now)
        .bind("state", hash)
        .bind("provider", provider)
        .map(
            (row, context) -> {
              UUID tenantId = row.getObject("tenant_id", UUID.class);
              byte[] binding = row.getBytes("binding_hash");
              return new Pending(
                  tenantId,
                  row.getString("provider"),
                  binding == null ? null : HexFormat.of().formatHex(binding),
                  vault.open(tenantId, owner(hash), FIELD, row.getBytes("verifier")),
                  URI.create(row.getString("redirect_uri")),
                  Json.strings(row.getString("fields")),
                  row.getString("requested_by"));
            })
        .findOne();
  }

  /**
   * What became of an authorisation.
   *
   * @param outcome null while nothing has
   */
  record Progress(
      UUID tenantId, @Nullable String sessionHash, Instant expiresAt, @Nullable String outcome) {}

  /** Finds an authorisation that is not forgotten yet, used or not. System role. */
  Optional<Progress> find(Handle handle, byte[] hash, String provider) {
    return progress(handle, hash, "provider = :is", provider);
  }

  /** Finds an authorisation of a tenant. */
  Optional<Progress> find(Handle handle, byte[] hash, UUID tenantId) {
    return progress(handle, hash, "tenant_id = :is", tenantId);
  }

  private static Optional<Progress> progress(
      Handle handle, byte[] hash, String condition, Object is) {
    return handle
        .createQuery(
            "select tenant_id, binding_hash, expires_at, outcome from oauth_states"
                + " where state_hash = :state and "
                + condition)
        .bind("state", hash)
        .bind("is", is)
        .map(
            (row, context) -> {
              byte[] binding = row.getBytes("binding_hash");
              return new Progress(
                  row.getObject("tenant_id", UUID.class),
                  binding == null ? null : HexFormat.of().formatHex(binding),
                  row.getTimestamp("expires_at").toInstant(),
                  row.getString("outcome"));
            })
        .findOne();
  }

  /** Notes what became of an authorisation of a tenant. */
  void end(Handle handle, byte[] hash, UUID tenantId, String outcome) {
    handle
        .createUpdate(
            """
            update oauth_states set outcome = :outcome
            where state_hash = :state and tenant_id = :tenant
            """)
        .bind("outcome", outcome)
        .bind("state", hash)
        .bind("tenant", tenantId)
        .execute();
  }

  /** Forgets authorisations that ended before an instant. System role. */
  int prune(Handle handle, Instant before) {
    return handle
        .createUpdate("delete from oauth_states where expires_at < :before")
        .bind("before", before)
        .execute();
  }

  static String owner(byte[] stateHash) {
    return "oauth-state/" + HexFormat.of().formatHex(stateHash);
  }
}
