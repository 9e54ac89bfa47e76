package dev.feria.server.accounts;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderDescriptor.Connect;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.tenancy.AuditLog;
import dev.feria.server.tenancy.Tokens;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what a provider has just proven: an account, its keys and its token. Thread-safe. */
final class AccountKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(AccountKeeper.class);
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;
  private final Accounts accounts;
  private final AccountStore store;
  private final SecretStore secrets;
  private final JdbiTokenStore tokenStore;
  private final Notices notices;
  private final AuditLog audit;
  private final Tokens tokens;
  private final Wakeups wakeups;
  private final Clock clock;
  private final List<ConnectListener> listeners = new CopyOnWriteArrayList<>();

  /**
   * Who connected what.
   *
   * @param fields what was entered, without secrets
   */
  record Found(
      UUID tenantId,
      String actor,
      String provider,
      Connect way,
      Connection connection,
      Map<String, String> fields) {}

  /** What else belongs into the transaction. */
  @FunctionalInterface
  interface Note {
    void write(Handle handle);
  }

  AccountKeeper(
      Database database,
      Accounts accounts,
      AccountStore store,
      SecretStore secrets,
      JdbiTokenStore tokenStore,
      Notices notices,
      AuditLog audit,
      Tokens tokens,
      Wakeups wakeups,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.store = store;
    this.secrets = secrets;
    this.tokenStore = tokenStore;
    this.notices = notices;
    this.audit = audit;
    this.tokens = tokens;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  void listen(ConnectListener listener) {
    listeners.add(listener);
  }

  /**
   * Stores a connection.
   *
   * @throws dev.feria.server.platform.http.ProblemException (409) when the seller is connected
   *     elsewhere
   */
  AccountRow keep(Found found, Note note) {
    AccountRow row;
    try {
      row =
          database.inTenant(
              found.tenantId(),
              handle -> {
                AccountRow stored = store(handle, found);
                note.write(handle);
                return stored;
              });
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        throw Problem.conflict("account_unavailable", "this account cannot be connected here")
            .exception();
      }
      throw e;
    }
    accounts.forget(row.accountId());
    wakeups.signal(Accounts.USABLE_AGAIN);
    LOG.info("account connected: account={} provider={}", row.accountId(), row.provider());
    return row;
  }

  private AccountRow store(Handle handle, Found found) {
    Connection connection = found.connection();
    AccountProfile profile = connection.profile();
    UUID tenantId = found.tenantId();
    Instant now = clock.instant();
    Optional<AccountRow> known =
        store.findSeller(handle, tenantId, found.provider(), profile.externalId());
    AccountRow row =
        known.isPresent()
            ? store.reconnect(handle, known.get(), found, now)
            : store.insert(handle, found, tokens.next(16), now);
    TokenKey key = TokenKey.of(row);
    OAuthToken token = connection.token();
    if (token == null) {
      tokenStore.delete(handle, key);
    } else {
      tokenStore.put(handle, key, token);
    }
    secrets.putCredentials(handle, key, connection.credentials());
    notices.resolve(handle, tenantId, Accounts.RECONNECT_NEEDED, row.accountId().toString());
    boolean first = known.isEmpty() || known.get().status() == AccountStatus.DISCONNECTED;
    audit.add(
        handle,
        tenantId,
        found.actor(),
        first ? "account.connect" : "account.reconnect",
        row.accountId().toString(),
        Map.of("provider", found.provider(), "external_id", profile.externalId()));
    AccountRow stored = store.find(handle, tenantId, row.accountId()).orElse(row);
    listeners.forEach(listener -> listener.connected(handle, stored, first));
    return stored;
  }
}
