package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Account;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.http.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts of tenants: found, opened, and how their calls went. Thread-safe. */
public final class Accounts {
  /** Signalled when an account can be called again: parked work may go on. */
  public static final String USABLE_AGAIN = "account-usable";

  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  /** The kind of notice that a person must connect an account again. */
  public static final String RECONNECT_NEEDED = "reconnect_needed";

  private final Database database;
  private final AccountStore store;
  private final SecretStore secrets;
  private final ProviderRegistry registry;
  private final Notices notices;
  private final Wakeups wakeups;
  private final Clock clock;
  private final Map<UUID, Opened> opened = new ConcurrentHashMap<>();

  private final List<Consumer<UUID>> forgetting = new CopyOnWriteArrayList<>();

  /** An open account and what it was opened with. */
  private record Opened(Instant connectedAt, List<String> locations, Account account) {
    boolean is(AccountRow row) {
      return connectedAt.equals(row.connectedAt()) && locations.equals(row.locations());
    }
  }

  Accounts(
      Database database,
      AccountStore store,
      SecretStore secrets,
      ProviderRegistry registry,
      Notices notices,
      Wakeups wakeups,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.secrets = secrets;
    this.registry = registry;
    this.notices = notices;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /** Lists a tenant's accounts, disconnected ones included, oldest first. */
  public List<AccountRow> list(UUID tenantId) {
    return database.inTenant(tenantId, handle -> store.list(handle, tenantId));
  }

  /** Finds an account of a tenant. */
  public Optional<AccountRow> find(UUID tenantId, UUID accountId) {
    return database.inTenant(tenantId, handle -> store.find(handle, tenantId, accountId));
  }

  /**
   * Returns an account of a tenant.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when the tenant has no such one
   */
  public AccountRow get(UUID tenantId, UUID accountId) {
    return find(tenantId, accountId)
        .orElseThrow(() -> Problem.notFound("there is no account of this id").exception());
  }

  /**
   * Finds the account, of whatever tenant, whose webhook address ends with a key; disconnected or
   * not.
   */
  Optional<AccountRow> routeByKey(String provider, String webhookKey) {
    return database.inSystem(handle -> store.routeByKey(handle, provider, webhookKey));
  }

  /** Lists the accounts of all tenants that calls are worth trying for. */
  public List<AccountRow> listUsable() {
    return database.inSystem(store::listUsable);
  }

  /**
   * Opens an account for calls. Makes no call; the same connection gives the same account.
   *
   * @throws dev.feria.server.platform.http.ProblemException (409) when it is disconnected, or its
   *     provider is not configured
   */
  public Account open(AccountRow row) {
    if (row.status() == AccountStatus.DISCONNECTED) {
      throw Problem.conflict("not_connected", "the account is disconnected").exception();
    }
    Opened current = opened.get(row.accountId());
    if (current != null && current.is(row)) {
      return current.account();
    }
    TokenKey key = TokenKey.of(row);
    Map<String, Secret> credentials =
        database.inTenant(row.tenantId(), handle -> secrets.credentials(handle, key));
    Account account = registry.application(row.provider()).open(row.handle(), credentials);
    opened.put(row.accountId(), new Opened(row.connectedAt(), row.locations(), account));
    return account;
  }

  /** Forgets what was opened, so that the next call reads its credentials again. */
  void forget(UUID accountId) {
    opened.remove(accountId);
    forgetting.forEach(each -> each.accept(accountId));
  }

  /** Tells somebody of every account whose credentials change from now on. */
  void onForget(Consumer<UUID> listener) {
    forgetting.add(listener);
  }

  /**
   * Takes note that a call failed. Consent withdrawn: the account waits for a person, who is told.
   * Refused for another reason that concerns the account: its state shows it. A provider that is
   * away, or one thing that it refuses, says nothing of the account.
   */
  public void failed(AccountRow row, ProviderException error) {
    if (error.reconnectNeeded()) {
      markReconnect(row, reason(error));
    } else if (error instanceof ForbiddenException) {
      mark(row, AccountStatus.ERROR, reason(error));
    } else {
      LOG.debug("account call failed: account={} error={}", row.accountId(), error.toString());
    }
  }

  /** Takes note that the seller withdrew consent. */
  public void revoked(AccountRow row, String reason) {
    markReconnect(row, reason);
  }

  private void markReconnect(AccountRow row, String reason) {
    database.useTenant(
        row.tenantId(),
        handle -> {
          if (store.mark(handle, row, AccountStatus.RECONNECT, reason, clock.instant())) {
            LOG.warn(
                "account needs reconnecting: account={} provider={} reason={}",
                row.accountId(),
                row.provider(),
                reason);
            notices.raise(
                handle,
                row.tenantId(),
                RECONNECT_NEEDED,
                Notices.Severity.ERROR,
                row.accountId().toString(),
                Map.of("provider", row.provider(), "account", row.name(), "reason", reason));
          }
        });
  }

  /**
   * Takes note that a call succeeded. Ends an expired token or an error, but not the need to
   * reconnect: the call may have been under way when consent was withdrawn.
   */
  public void succeeded(AccountRow row) {
    if (row.status() == AccountStatus.TOKEN_EXPIRED || row.status() == AccountStatus.ERROR) {
      markWorking(row);
    }
  }

  /** Takes note that a person's test has just proved the account to work. */
  void markWorking(AccountRow row) {
    boolean changed =
        database.inTenant(
            row.tenantId(),
            handle -> {
              notices.resolve(handle, row.tenantId(), RECONNECT_NEEDED, row.accountId().toString());
              return store.mark(handle, row, AccountStatus.CONNECTED, null, clock.instant());
            });
    if (changed) {
      wakeups.signal(USABLE_AGAIN);
    }
  }

  /** Takes note of what keeps an account from working for now. */
  void mark(AccountRow row, AccountStatus status, @Nullable String reason) {
    database.useTenant(
        row.tenantId(), handle -> store.mark(handle, row, status, reason, clock.instant()));
  }

  /** Takes note that what the account shows was read up to now. */
  public void touchSynced(AccountRow row) {
    Instant now = clock.instant();
    database.useTenant(row.tenantId(), handle -> store.touchSynced(handle, row, now));
  }

  static String reason(ProviderException error) {
    String code = error.failure().code();
    return code == null ? "http_" + error.failure().status() : code;
  }
}
