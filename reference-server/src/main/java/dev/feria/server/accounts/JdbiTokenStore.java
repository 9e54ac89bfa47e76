package dev.feria.server.accounts;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenStore;
import dev.feria.core.auth.VersionedToken;
import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.platform.AdvisoryLocks;
import dev.feria.server.platform.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens in the database, encrypted. A change is exclusive over threads and nodes by an advisory
 * lock, holds no transaction while the provider is called, and is fenced by the token's version.
 *
 * <p>Between the provider's answer and our commit the only copy of a single-use refresh token is in
 * memory. So a database that goes away in that moment is waited for, up to {@link #PATIENCE}.
 */
final class JdbiTokenStore implements TokenStore {
  static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(JdbiTokenStore.class);
  private static final String FIELD = "token";
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Database database;
  private final AdvisoryLocks locks;
  private final SecretStore secrets;
  private final Clock clock;
  private final Sleeper sleeper;

  JdbiTokenStore(
      Database database, AdvisoryLocks locks, SecretStore secrets, Clock clock, Sleeper sleeper) {
    this.database = database;
    this.locks = locks;
    this.secrets = secrets;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public Optional<VersionedToken> load(String key) {
    return load(TokenKey.parse(key));
  }

  private Optional<VersionedToken> load(TokenKey key) {
    return database.inTenant(key.tenantId(), handle -> load(handle, key));
  }

  private Optional<VersionedToken> load(Handle handle, TokenKey key) {
    return secrets
        .find(handle, key, FIELD)
        .map(found -> new VersionedToken(TokenJson.read(found.secret()), found.version()));
  }

  @Override
  public VersionedToken update(String text, UnaryOperator<OAuthToken> change) {
    TokenKey key = TokenKey.parse(text);
    return locks.holding("token/" + text, () -> change(key, change));
  }

  private VersionedToken change(TokenKey key, UnaryOperator<OAuthToken> change) {
    VersionedToken before = load(key).orElseThrow(() -> gone(key));
    OAuthToken after = change.apply(before.token());
    if (after.equals(before.token())) {
      return before;
    }
    return storePatiently(key, after, before.version());
  }

  private VersionedToken storePatiently(TokenKey key, OAuthToken token, long version) {
    Instant giveUp = clock.instant().plus(PATIENCE);
    while (true) {
      try {
        return database.inTenant(key.tenantId(), handle -> store(handle, key, token, version));
      } catch (JdbiException e) {
        if (!clock.instant().isBefore(giveUp)) {
          throw e;
        }
        LOG.warn("token not stored yet: account={} error={}", key.accountId(), e.toString());
        pause(e);
      }
    }
  }

  private void pause(JdbiException cause) {
    try {
      sleeper.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }

  /** Stores the token unless a newer one came meanwhile; then that one counts. */
  private VersionedToken store(Handle handle, TokenKey key, OAuthToken token, long version) {
    Secret text = TokenJson.write(token);
    if (secrets.replace(handle, key, FIELD, text, version)) {
      noteExpiry(handle, key, token);
      return new VersionedToken(token, version + 1);
    }
    return load(handle, key).orElseThrow(() -> gone(key));
  }

  /** Stores the token of a new connection in the caller's transaction. */
  void put(Handle handle, TokenKey key, OAuthToken token) {
    secrets.put(handle, key, FIELD, TokenJson.write(token));
    noteExpiry(handle, key, token);
  }

  /** Deletes the token of an account that is connected without one now. */
  void delete(Handle handle, TokenKey key) {
    secrets.delete(handle, key, FIELD);
  }

  private static void noteExpiry(Handle handle, TokenKey key, OAuthToken token) {
    handle
        .createUpdate(
            """
            update accounts set token_expires_at = :expires
            where tenant_id = :tenant and account_id = :account
            """)
        .bind("expires", token.expiresAt())
        .bind("tenant", key.tenantId())
        .bind("account", key.accountId())
        .execute();
  }

  private static ReconnectException gone(TokenKey key) {
    LOG.debug("no token: account={}", key.accountId());
    return new ReconnectException(
        new Failure("-", "token", 0, "not_connected", null, 0, null), null, null);
  }
}
