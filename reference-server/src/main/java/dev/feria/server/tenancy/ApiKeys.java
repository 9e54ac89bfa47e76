package dev.feria.server.tenancy;

import dev.feria.core.auth.Secret;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** API keys: shown once, kept as hashes. Thread-safe. */
public final class ApiKeys {
  static final String MARK = "fk_";
  private static final int PREFIX = 11;
  private static final Duration TOUCH = Duration.ofMinutes(1);

  private final Database database;
  private final ApiKeyStore store;
  private final Tokens tokens;
  private final AuditLog audit;
  private final Clock clock;

  /** A key that was just created; the secret is shown this once. */
  public record Created(ApiKey key, Secret secret) {}

  ApiKeys(Database database, ApiKeyStore store, Tokens tokens, AuditLog audit, Clock clock) {
    this.database = database;
    this.store = store;
    this.tokens = tokens;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Creates a key.
   *
   * @param actor who asks for it
   */
  public Created create(UUID tenantId, String actor, String name, Role role) {
    String secret = MARK + tokens.next();
    return database.inTenant(
        tenantId,
        handle -> {
          ApiKey key =
              store.insert(
                  handle,
                  tenantId,
                  name,
                  secret.substring(0, PREFIX),
                  Tokens.hash(secret),
                  role,
                  actor,
                  clock.instant());
          audit.add(
              handle,
              tenantId,
              actor,
              "api_key.create",
              key.id().toString(),
              Map.of(
                  "name",
                  name,
                  "prefix",
                  key.prefix(),
                  "role",
                  role.name().toLowerCase(Locale.ROOT)));
          return new Created(key, Secret.of(secret));
        });
  }

  /** Lists a tenant's keys, revoked ones included. */
  public List<ApiKey> list(UUID tenantId) {
    return database.inTenant(tenantId, handle -> store.list(handle, tenantId));
  }

  /**
   * Revokes a key; from then on it opens nothing.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when the tenant has no such one
   */
  public void revoke(Principal by, UUID keyId) {
    database.useTenant(
        by.tenantId(),
        handle -> {
          ApiKey key =
              store
                  .revoke(handle, by.tenantId(), keyId, clock.instant())
                  .orElseThrow(
                      () -> Problem.notFound("there is no API key of this id").exception());
          audit.add(
              handle,
              by.tenantId(),
              by.actor(),
              "api_key.revoke",
              keyId.toString(),
              Map.of("name", key.name(), "prefix", key.prefix()));
        });
  }

  /** Finds who a key belongs to. */
  Optional<Principal> authenticate(String secret) {
    if (!secret.startsWith(MARK)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return database.inSystem(
        handle ->
            store
                .findLive(handle, Tokens.hash(secret))
                .map(
                    live -> {
                      if (isStale(live.key().lastUsedAt(), now)) {
                        store.touch(handle, live.tenantId(), live.key().id(), now);
                      }
                      String actor = "key:" + live.key().prefix();
                      return new Principal(
                          live.tenantId(), actor, live.key().role(), null, null, null);
                    }));
  }

  private static boolean isStale(@Nullable Instant used, Instant now) {
    return used == null || Duration.between(used, now).compareTo(TOUCH) >= 0;
  }
}
