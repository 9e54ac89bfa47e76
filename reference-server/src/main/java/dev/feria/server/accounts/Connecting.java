package dev.feria.server.accounts;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderDescriptor.Connect;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.tenancy.AuditLog;
import dev.feria.server.tenancy.Tokens;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects accounts, by OAuth or by keys, and disconnects them. Thread-safe. */
public final class Connecting {
  static final Duration STATE_LIVES = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(Connecting.class);
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;
  private final ProviderRegistry registry;
  private final Accounts accounts;
  private final AccountStore store;
  private final SecretStore secrets;
  private final JdbiTokenStore tokenStore;
  private final OAuthStates states;
  private final Notices notices;
  private final AuditLog audit;
  private final Tokens tokens;
  private final Wakeups wakeups;
  private final Clock clock;
  private final URI publicUrl;
  private final List<ConnectListener> listeners = new CopyOnWriteArrayList<>();

  /** Where to send the seller's browser. */
  public record Authorization(URI url, String state, Instant expiresAt) {}

  Connecting(
      Database database,
      ProviderRegistry registry,
      Accounts accounts,
      AccountStore store,
      SecretStore secrets,
      JdbiTokenStore tokenStore,
      OAuthStates states,
      Notices notices,
      AuditLog audit,
      Tokens tokens,
      Wakeups wakeups,
      Clock clock,
      URI publicUrl) {
    this.database = database;
    this.registry = registry;
    this.accounts = accounts;
    this.store = store;
    this.secrets = secrets;
    this.tokenStore = tokenStore;
    this.states = states;
    this.notices = notices;
    this.audit = audit;
    this.tokens = tokens;
    this.wakeups = wakeups;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Tells a listener of every connection from now on. */
  public void listen(ConnectListener listener) {
    listeners.add(listener);
  }

  /**
   * Begins an authorisation. It may be ended once, within 10 minutes, and only by the browser
   * session that began it, if one did.
   *
   * @param fields what the seller chose, for example the country
   * @throws ProblemException 404, 409 or 422 when this cannot be done
   */
  public Authorization begin(Principal by, String provider, Map<String, String> fields) {
    AuthorizationFlow flow = flow(provider);
    Map<String, String> checked =
        ConnectFields.check(
            registry.get(provider).descriptor().fields(Connect.OAUTH), fields, true);
    String state = tokens.next();
    var pending =
        new OAuthStates.Pending(
            by.tenantId(),
            provider,
            by.sessionHash(),
            Secret.of(tokens.next(64)),
            redirectUri(provider),
            checked,
            by.actor());
    Instant now = clock.instant();
    Instant expiresAt = now.plus(STATE_LIVES);
    URI url =
        flow.url(
            new AuthorizationFlow.Request(
                pending.redirectUri(), state, pending.verifier(), checked));
    database.useTenant(
        by.tenantId(), handle -> states.insert(handle, state, pending, now, expiresAt));
    return new Authorization(url, state, expiresAt);
  }

  private AuthorizationFlow flow(String provider) {
    return registry
        .application(provider)
        .authorization()
        .orElseThrow(
            () ->
                Problem.conflict("connects_with_keys", "this provider is connected with keys")
                    .exception());
  }

  private URI redirectUri(String provider) {
    return URI.create(publicUrl + "/api/v1/integrations/" + provider + "/callback");
  }

  /**
   * Ends an authorisation with the code that came back.
   *
   * @param by who asks; null when the browser was merely redirected to us
   * @param query the whole query of the redirect, null when unknown
   * @throws ProblemException 400 when the state is unknown, used, too old, or another's; 409 when
   *     the seller is connected elsewhere
   * @throws ProviderException when the provider refuses the code
   */
  public AccountRow finish(
      @Nullable Principal by,
      String provider,
      String state,
      Secret code,
      @Nullable Map<String, String> query) {
    AuthorizationFlow flow = flow(provider);
    OAuthStates.Pending pending = use(by, provider, state);
    Connection connection =
        flow.exchange(
            new AuthorizationFlow.Grant(
                code, pending.redirectUri(), pending.verifier(), pending.fields(), query));
    return keep(pending.tenantId(), pending.requestedBy(), provider, connection, pending.fields());
  }

  /** Uses a state up without connecting: the seller declined. */
  public void decline(@Nullable Principal by, String provider, String state) {
    OAuthStates.Pending pending = use(by, provider, state);
    LOG.info("authorisation declined: tenant={} provider={}", pending.tenantId(), provider);
  }

  private OAuthStates.Pending use(@Nullable Principal by, String provider, String state) {
    Instant now = clock.instant();
    Optional<OAuthStates.Pending> found =
        database.inSystem(handle -> states.use(handle, state, provider, now));
    return found
        .filter(pending -> mayFinish(by, pending))
        .orElseThrow(
            () ->
                Problem.of(
                        "invalid_state",
                        400,
                        "The authorisation cannot be finished",
                        "begin again: it was used before, took too long, or began elsewhere")
                    .exception());
  }

  private static boolean mayFinish(@Nullable Principal by, OAuthStates.Pending pending) {
    String session = pending.sessionHash();
    if (session != null) {
      return by != null && session.equals(by.sessionHash());
    }
    return by == null || by.tenantId().equals(pending.tenantId());
  }

  /**
   * Connects an account with keys, after a call that proves them.
   *
   * @throws ProblemException 404, 409 or 422 when this cannot be done
   * @throws ProviderException when the provider refuses the keys
   */
  public AccountRow connect(Principal by, String provider, Map<String, String> fields) {
    ProviderApplication application = registry.application(provider);
    ConfiguredProvider configured = registry.get(provider);
    if (application.authorization().isPresent()) {
      throw Problem.conflict("connects_by_oauth", "begin with GET auth-url").exception();
    }
    Map<String, String> checked =
        ConnectFields.check(
            configured.descriptor().fields(Connect.KEYS),
            fields,
            !"https".equals(publicUrl.getScheme()));
    Map<String, Secret> secretFields = new HashMap<>();
    checked.forEach((name, value) -> secretFields.put(name, Secret.of(value)));
    Connection connection;
    try {
      connection = application.connect(secretFields);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("fields", String.valueOf(e.getMessage())).exception();
    }
    Map<String, String> visible =
        ConnectFields.visible(configured.descriptor().fields(Connect.KEYS), checked);
    return keep(by.tenantId(), by.actor(), provider, connection, visible);
  }

  private AccountRow keep(
      UUID tenantId,
      String actor,
      String provider,
      Connection connection,
      Map<String, String> fields) {
    AccountRow row;
    try {
      row =
          database.inTenant(
              tenantId, handle -> keep(handle, tenantId, actor, provider, connection, fields));
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        throw Problem.conflict("account_unavailable", "this account cannot be connected here")
            .exception();
      }
      throw e;
    }
    accounts.forget(row.accountId());
    wakeups.signal(Accounts.USABLE_AGAIN);
    LOG.info("account connected: account={} provider={}", row.accountId(), provider);
    return row;
  }

  private AccountRow keep(
      Handle handle,
      UUID tenantId,
      String actor,
      String provider,
      Connection connection,
      Map<String, String> fields) {
    AccountProfile profile = connection.profile();
    Instant now = clock.instant();
    Optional<AccountRow> known = store.findSeller(handle, tenantId, provider, profile.externalId());
    AccountRow row =
        known.isPresent()
            ? store.reconnect(handle, known.get(), profile, fields, now)
            : store.insert(handle, tenantId, provider, profile, fields, tokens.next(16), now);
    TokenKey key = TokenKey.of(row);
    OAuthToken token = connection.token();
    if (token != null) {
      tokenStore.put(handle, key, token);
    }
    secrets.putCredentials(handle, key, connection.credentials());
    notices.resolve(handle, tenantId, Accounts.RECONNECT_NEEDED, row.accountId().toString());
    boolean first = known.isEmpty() || known.get().status() == AccountStatus.DISCONNECTED;
    audit.add(
        handle,
        tenantId,
        actor,
        first ? "account.connect" : "account.reconnect",
        row.accountId().toString(),
        Map.of("provider", provider, "external_id", profile.externalId()));
    AccountRow stored = store.find(handle, tenantId, row.accountId()).orElse(row);
    listeners.forEach(listener -> listener.connected(handle, stored, first));
    return stored;
  }

  /**
   * Disconnects an account: tells the provider if it can be told, and deletes the credentials in
   * any case. Listings, orders and sales stay.
   */
  public void disconnect(Principal by, AccountRow row) {
    if (row.status() != AccountStatus.DISCONNECTED) {
      tellProvider(row);
    }
    database.useTenant(
        row.tenantId(),
        handle -> {
          store.mark(handle, row, AccountStatus.DISCONNECTED, null, clock.instant());
          secrets.deleteAll(handle, TokenKey.of(row));
          notices.resolve(
              handle, row.tenantId(), Accounts.RECONNECT_NEEDED, row.accountId().toString());
          audit.add(
              handle,
              row.tenantId(),
              by.actor(),
              "account.disconnect",
              row.accountId().toString(),
              Map.of("provider", row.provider(), "external_id", row.externalId()));
        });
    accounts.forget(row.accountId());
  }

  private void tellProvider(AccountRow row) {
    try {
      accounts.open(row).disconnect();
    } catch (ProviderException | ProblemException e) {
      LOG.warn(
          "provider not told of disconnection: account={} error={}", row.accountId(), e.toString());
    }
  }

  /** Forgets authorisations that were not ended in time, and returns how many those were. */
  public int prune() {
    Instant before = clock.instant().minus(STATE_LIVES);
    return database.inSystem(handle -> states.prune(handle, before));
  }
}
