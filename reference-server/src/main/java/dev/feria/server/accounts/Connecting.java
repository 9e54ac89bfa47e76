package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderDescriptor.Connect;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.tenancy.AuditLog;
import dev.feria.server.tenancy.Tokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects accounts, by OAuth or by keys, and disconnects them. Thread-safe. */
public final class Connecting {
  static final Duration STATE_LIVES = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(Connecting.class);
  private static final String ADDRESS_NOT_PUBLIC = "address_not_public";
  private static final String CONNECTED = "connected";
  private static final String WAITING = "waiting";

  private final Database database;
  private final ProviderRegistry registry;
  private final Accounts accounts;
  private final AccountStore store;
  private final SecretStore secrets;
  private final AccountKeeper keeper;
  private final OAuthStates states;
  private final Notices notices;
  private final AuditLog audit;
  private final Tokens tokens;
  private final Clock clock;
  private final Place place;

  /** Where to send the seller's browser. */
  public record Authorization(URI url, String state, Instant expiresAt) {}

  /**
   * What became of an authorisation.
   *
   * @param outcome {@code connected}, {@code waiting} for keys that the provider posts by itself,
   *     {@code declined}, or a type of problem
   * @param reference by which {@link #progress} finds it; null unless it waits
   */
  public record Returned(String outcome, @Nullable String reference) {}

  Connecting(
      Database database,
      ProviderRegistry registry,
      Accounts accounts,
      AccountStore store,
      SecretStore secrets,
      AccountKeeper keeper,
      OAuthStates states,
      Notices notices,
      AuditLog audit,
      Tokens tokens,
      Clock clock,
      Place place) {
    this.database = database;
    this.registry = registry;
    this.accounts = accounts;
    this.store = store;
    this.secrets = secrets;
    this.keeper = keeper;
    this.states = states;
    this.notices = notices;
    this.audit = audit;
    this.tokens = tokens;
    this.clock = clock;
    this.place = place;
  }

  /** Tells a listener of every connection from now on. */
  public void listen(ConnectListener listener) {
    keeper.listen(listener);
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
    List<CredentialField> asked = fields(provider, Connect.OAUTH);
    Map<String, String> checked = ConnectFields.check(asked, fields, place.privateHosts());
    String state = tokens.next();
    var pending =
        new OAuthStates.Pending(
            by.tenantId(),
            provider,
            by.sessionHash(),
            Secret.of(tokens.next(64)),
            address(provider, "callback"),
            checked,
            by.actor());
    Instant now = clock.instant();
    Instant expiresAt = now.plus(STATE_LIVES);
    var request =
        new AuthorizationFlow.Request(
            pending.redirectUri(), state, pending.verifier(), checked, address(provider, "grant"));
    URI url = proven(asked, () -> flow.url(request));
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

  private List<CredentialField> fields(String provider, Connect way) {
    return registry.get(provider).descriptor().fields(way);
  }

  private URI address(String provider, String end) {
    return URI.create(place.publicUrl() + "/api/v1/integrations/" + provider + "/" + end);
  }

  /** Makes complaints about what the seller entered name the field. */
  private static <T> T proven(List<CredentialField> fields, Supplier<T> call) {
    try {
      return call.get();
    } catch (IllegalArgumentException e) {
      throw ConnectFields.refused(fields, e.getMessage());
    } catch (ProviderException e) {
      if (ADDRESS_NOT_PUBLIC.equals(e.failure().code())) {
        throw ConnectFields.notPublic(fields);
      }
      throw e;
    }
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
    OAuthStates.Pending pending =
        use(provider, state).filter(p -> mayFinish(by, p)).orElseThrow(Connecting::invalidState);
    return exchange(flow, pending, state, code, query);
  }

  private AccountRow exchange(
      AuthorizationFlow flow,
      OAuthStates.Pending pending,
      String state,
      Secret code,
      @Nullable Map<String, String> query) {
    var grant =
        new AuthorizationFlow.Grant(
            code, pending.redirectUri(), pending.verifier(), pending.fields(), query);
    Connection connection =
        proven(fields(pending.provider(), Connect.OAUTH), () -> flow.exchange(grant));
    var found =
        new AccountKeeper.Found(
            pending.tenantId(),
            pending.requestedBy(),
            pending.provider(),
            Connect.OAUTH,
            connection,
            pending.fields());
    return keeper.keep(
        found, handle -> states.end(handle, Tokens.hash(state), pending.tenantId(), CONNECTED));
  }

  private Optional<OAuthStates.Pending> use(String provider, String state) {
    Instant now = clock.instant();
    return database.inSystem(handle -> states.use(handle, state, provider, now));
  }

  private static ProblemException invalidState() {
    return Problem.of(
            "invalid_state",
            400,
            "The authorisation cannot be finished",
            "begin again: it was used before, took too long, or began elsewhere")
        .exception();
  }

  private static boolean mayFinish(@Nullable Principal by, OAuthStates.Pending pending) {
    return mayFinish(by, pending.sessionHash(), pending.tenantId());
  }

  private static boolean mayFinish(
      @Nullable Principal by, @Nullable String session, UUID tenantId) {
    if (session != null) {
      return by != null && session.equals(by.sessionHash());
    }
    return by == null || by.tenantId().equals(tenantId);
  }

  /**
   * Takes the browser back that was sent to a provider, whatever happened there.
   *
   * @param by whose browser it is, null when nobody is logged in
   * @param query of the redirect, each name once
   */
  public Returned returned(@Nullable Principal by, String provider, Map<String, String> query) {
    try {
      AuthorizationFlow.Return back =
          flow(provider).returned(query).orElseThrow(Connecting::invalidState);
      return switch (back.outcome()) {
        case DECLINED -> declined(by, provider, back.state());
        case POSTED -> posted(by, provider, back.state());
        case GRANTED -> {
          Secret code = back.code();
          if (code == null) {
            throw invalidState();
          }
          finish(by, provider, back.state(), code, query);
          yield new Returned(CONNECTED, null);
        }
      };
    } catch (ProblemException e) {
      return new Returned(e.problem().type(), null);
    } catch (ProviderException e) {
      LOG.warn("authorisation failed: provider={} error={}", provider, e.toString());
      return new Returned(word(e), null);
    }
  }

  private static String word(ProviderException error) {
    return error.waitingHelps() ? "provider_unavailable" : "provider_refused";
  }

  private Returned declined(@Nullable Principal by, String provider, String state) {
    OAuthStates.Pending pending =
        use(provider, state).filter(p -> mayFinish(by, p)).orElseThrow(Connecting::invalidState);
    LOG.info("authorisation declined: tenant={} provider={}", pending.tenantId(), provider);
    return new Returned("declined", null);
  }

  // The keys come by another way, which uses the state: the browser is only told how it stands.
  private Returned posted(@Nullable Principal by, String provider, String state) {
    byte[] hash = Tokens.hash(state);
    OAuthStates.Progress progress =
        database
            .inSystem(handle -> states.find(handle, hash, provider))
            .filter(found -> mayFinish(by, found.sessionHash(), found.tenantId()))
            .orElseThrow(Connecting::invalidState);
    String outcome = outcome(progress);
    return new Returned(outcome, WAITING.equals(outcome) ? HexFormat.of().formatHex(hash) : null);
  }

  /**
   * Tells how an authorisation stands for whose keys a browser waits.
   *
   * @param reference of {@link Returned}
   * @return as {@link Returned#outcome}
   */
  public String progress(Principal by, String reference) {
    if (!reference.matches("[0-9a-f]{64}")) {
      return "invalid_state";
    }
    byte[] hash = HexFormat.of().parseHex(reference);
    return database
        .inTenant(by.tenantId(), handle -> states.find(handle, hash, by.tenantId()))
        .map(this::outcome)
        .orElse("invalid_state");
  }

  private String outcome(OAuthStates.Progress progress) {
    String outcome = progress.outcome();
    if (outcome != null) {
      return outcome;
    }
    return clock.instant().isBefore(progress.expiresAt()) ? WAITING : "keys_not_received";
  }

  /**
   * Takes keys that a provider posted by itself. Nothing proves the sender but the state, which is
   * used up, and the keys, which are proven by a call.
   *
   * @throws ProblemException 4xx when they are not accepted
   * @throws ProviderException when the provider refuses them
   */
  public AccountRow grant(String provider, WebhookRequest request) {
    AuthorizationFlow flow = flow(provider);
    AuthorizationFlow.Return posted = read(flow, request).orElseThrow(Connecting::invalidState);
    Secret code = posted.code();
    if (posted.outcome() != AuthorizationFlow.Outcome.GRANTED || code == null) {
      throw invalidState();
    }
    OAuthStates.Pending pending =
        use(provider, posted.state()).orElseThrow(Connecting::invalidState);
    try {
      return exchange(flow, pending, posted.state(), code, null);
    } catch (ProblemException e) {
      end(pending, posted.state(), e.problem().type());
      throw e;
    } catch (ProviderException e) {
      end(pending, posted.state(), word(e));
      throw e;
    }
  }

  private static Optional<AuthorizationFlow.Return> read(
      AuthorizationFlow flow, WebhookRequest request) {
    try {
      return flow.posted(request);
    } catch (RuntimeException e) {
      LOG.debug("grant unreadable", e); // anybody may send anything
      return Optional.empty();
    }
  }

  private void end(OAuthStates.Pending pending, String state, String outcome) {
    database.useTenant(
        pending.tenantId(),
        handle -> states.end(handle, Tokens.hash(state), pending.tenantId(), outcome));
  }

  /**
   * Connects an account with keys, after a call that proves them.
   *
   * @throws ProblemException 404, 409 or 422 when this cannot be done
   * @throws ProviderException when the provider refuses the keys
   */
  public AccountRow connect(Principal by, String provider, Map<String, String> fields) {
    ProviderApplication application = registry.application(provider);
    if (!registry.get(provider).descriptor().connects().contains(Connect.KEYS)) {
      throw Problem.conflict("connects_by_oauth", "begin with GET auth-url").exception();
    }
    List<CredentialField> asked = fields(provider, Connect.KEYS);
    Map<String, String> checked = ConnectFields.check(asked, fields, place.privateHosts());
    Map<String, Secret> keys = new HashMap<>();
    checked.forEach((name, value) -> keys.put(name, Secret.of(value)));
    Connection connection = proven(asked, () -> application.connect(keys));
    return keeper.keep(
        new AccountKeeper.Found(
            by.tenantId(),
            by.actor(),
            provider,
            Connect.KEYS,
            connection,
            ConnectFields.visible(asked, checked)),
        handle -> {});
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
