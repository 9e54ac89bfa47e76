package dev.feria.mercadolibre;

import dev.feria.core.auth.Credentials;
import dev.feria.core.auth.OAuthTokenSource;
import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenSource;
import dev.feria.core.auth.TokenStore;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiClientBuilder;
import dev.feria.core.http.CallListener;
import dev.feria.core.http.CallOptions;
import dev.feria.core.http.Transport;
import dev.feria.core.limit.Budgets;
import dev.feria.core.limit.InMemoryBudgets;
import dev.feria.core.oauth.OAuthApplication;
import dev.feria.core.retry.RetryPolicy;
import dev.feria.core.retry.Sleeper;
import dev.feria.mercadolibre.internal.Errors;
import dev.feria.mercadolibre.internal.ItemScans;
import dev.feria.mercadolibre.internal.Quotas;
import dev.feria.mercadolibre.oauth.SellerAuthorizer;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link MercadoLibreClient} needs. Not thread-safe. */
public final class MercadoLibreClientBuilder {
  /** The one host of the API, for all countries. */
  public static final URI BASE = URI.create("https://api.mercadolibre.com");

  private URI base = BASE;
  private @Nullable OAuthApplication application;
  private @Nullable String seller;
  private @Nullable TokenStore tokens;
  private @Nullable TokenSource tokenSource;
  private @Nullable String tokenKey;
  private @Nullable Transport transport;
  private @Nullable Budgets budgets;
  private Clock clock = Clock.systemUTC();
  private Sleeper sleeper = Sleeper.realTime();
  private CallListener listener = CallListener.NONE;
  private RetryPolicy retry = RetryPolicy.DEFAULT;
  private int requestsPerSecond = Quotas.REQUESTS_PER_SECOND;

  MercadoLibreClientBuilder() {}

  /** Names the application; required. */
  public MercadoLibreClientBuilder application(String id, Secret secret) {
    this.application = new OAuthApplication(id, secret);
    return this;
  }

  /** Names the seller by its user id, which came with its first token; required. */
  public MercadoLibreClientBuilder seller(String userId) {
    this.seller = userId;
    return this;
  }

  /** Keeps the seller's token here; required unless {@link #tokenSource} is given. */
  public MercadoLibreClientBuilder tokens(TokenStore value) {
    this.tokens = value;
    return this;
  }

  /** Names the seller's token in the store; the seller's user id if nothing is said. */
  public MercadoLibreClientBuilder tokenKey(String value) {
    this.tokenKey = value;
    return this;
  }

  /** Takes the token from elsewhere than a store. */
  public MercadoLibreClientBuilder tokenSource(TokenSource value) {
    this.tokenSource = value;
    return this;
  }

  /** Calls another host, for a sandbox; {@link #BASE} if nothing is said. */
  public MercadoLibreClientBuilder base(URI value) {
    this.base = value;
    return this;
  }

  /** Shares this connection pool; a pool of its own if nothing is said. */
  public MercadoLibreClientBuilder transport(Transport value) {
    this.transport = value;
    return this;
  }

  /** Shares these budgets with the application's other clients; its own if nothing is said. */
  public MercadoLibreClientBuilder budgets(Budgets value) {
    this.budgets = value;
    return this;
  }

  /** Sends at most this many requests a second; 10 if nothing is said. */
  public MercadoLibreClientBuilder requestsPerSecond(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("requests per second below 1: " + value);
    }
    this.requestsPerSecond = value;
    return this;
  }

  /** Retries like this; {@link RetryPolicy#DEFAULT} if nothing is said. */
  public MercadoLibreClientBuilder retry(RetryPolicy value) {
    this.retry = value;
    return this;
  }

  /** Reads the time here; UTC of the system if nothing is said. */
  public MercadoLibreClientBuilder clock(Clock value) {
    this.clock = value;
    return this;
  }

  /** Waits with this; in real time if nothing is said. */
  public MercadoLibreClientBuilder sleeper(Sleeper value) {
    this.sleeper = value;
    return this;
  }

  /** Tells this of every call. */
  public MercadoLibreClientBuilder listener(CallListener value) {
    this.listener = value;
    return this;
  }

  /**
   * Returns the client. Makes no call.
   *
   * @throws IllegalStateException naming what is missing
   */
  public MercadoLibreClient build() {
    OAuthApplication known = required(application, "application");
    String user = required(seller, "seller");
    Transport pool = transport == null ? Transport.create() : transport;
    TokenSource source = tokenSource(pool, known, user);
    ApiClient api =
        Quotas.draw(
                api(pool).credentials(Credentials.bearer(source)),
                budgets == null ? new InMemoryBudgets(clock, sleeper) : budgets,
                known.clientId(),
                requestsPerSecond)
            .build();
    return new MercadoLibreClient(api, CallOptions.DEFAULT, new ItemScans(), clock, user);
  }

  private ApiClientBuilder api(Transport pool) {
    return ApiClient.builder(Errors.PROVIDER, base)
        .transport(pool)
        .clock(clock)
        .sleeper(sleeper)
        .listener(listener)
        .retry(retry)
        .errors(Errors.TABLE);
  }

  /** The token endpoint has a limit of its own, so renewing draws on no budget. */
  private TokenSource tokenSource(Transport pool, OAuthApplication known, String user) {
    if (tokenSource != null) {
      return tokenSource;
    }
    return new OAuthTokenSource(
        Errors.PROVIDER,
        tokenKey == null ? user : tokenKey,
        required(tokens, "tokens"),
        new SellerAuthorizer(api(pool).build(), known, clock),
        clock);
  }

  private static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException(name + " missing");
    }
    return value;
  }
}
