package dev.feria.shopify;

import dev.feria.core.auth.Credentials;
import dev.feria.core.auth.OAuthTokenSource;
import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenRefresher;
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
import dev.feria.shopify.internal.CostInspector;
import dev.feria.shopify.internal.Downloads;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.internal.Gateway;
import dev.feria.shopify.internal.Quotas;
import dev.feria.shopify.internal.VersionWatch;
import dev.feria.shopify.oauth.ClientCredentials;
import dev.feria.shopify.oauth.ShopAuthorizer;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link ShopifyClient} needs. Not thread-safe. */
public final class ShopifyClientBuilder {
  private static final String TOKEN_HEADER = "X-Shopify-Access-Token";

  private @Nullable ShopDomain shop;
  private @Nullable URI sandbox;
  private @Nullable Secret accessToken;
  private @Nullable TokenSource tokenSource;
  private @Nullable OAuthApplication application;
  private boolean ownApplication;
  private @Nullable TokenStore tokens;
  private @Nullable String key;
  private @Nullable Transport transport;
  private @Nullable Transport outside;
  private @Nullable Budgets budgets;
  private String version = ShopifyClient.VERSION;
  private Clock clock = Clock.systemUTC();
  private Sleeper sleeper = Sleeper.realTime();
  private CallListener listener = CallListener.NONE;
  private RetryPolicy retry = RetryPolicy.DEFAULT;

  ShopifyClientBuilder() {}

  /** Names the shop; required. */
  public ShopifyClientBuilder shop(ShopDomain value) {
    this.shop = value;
    return this;
  }

  /** Calls with a token that does not end, of an application made in the shop's administration. */
  public ShopifyClientBuilder accessToken(Secret value) {
    this.accessToken = value;
    return this;
  }

  /** Calls with a token that comes from elsewhere. */
  public ShopifyClientBuilder tokenSource(TokenSource value) {
    this.tokenSource = value;
    return this;
  }

  /**
   * Calls with the token that the store holds for the shop, and renews it for this application,
   * which got it by authorisation code.
   */
  public ShopifyClientBuilder application(String id, Secret secret, TokenStore store) {
    this.application = new OAuthApplication(id, secret);
    this.tokens = store;
    this.ownApplication = false;
    return this;
  }

  /**
   * Calls with the token that the store holds for the shop, and asks for another one in the name of
   * this application, which belongs to the shop's own organisation.
   */
  public ShopifyClientBuilder ownApplication(String id, Secret secret, TokenStore store) {
    application(id, secret, store);
    this.ownApplication = true;
    return this;
  }

  /** Names the shop's token in the store and its budget; the shop's name if nothing is said. */
  public ShopifyClientBuilder key(String value) {
    this.key = value;
    return this;
  }

  /** Calls this version of the API; {@link ShopifyClient#VERSION} if nothing is said. */
  public ShopifyClientBuilder version(String value) {
    if (!value.matches("[0-9]{4}-(01|04|07|10)|unstable")) {
      throw new IllegalArgumentException("not a version: " + value);
    }
    this.version = value;
    return this;
  }

  /** Calls a sandbox, where each shop is a path: {@code {base}/{shop}.myshopify.com/admin/...}. */
  public ShopifyClientBuilder sandbox(@Nullable URI base) {
    this.sandbox = base;
    return this;
  }

  /** Shares this connection pool; a pool of its own if nothing is said. */
  public ShopifyClientBuilder transport(Transport value) {
    this.transport = value;
    return this;
  }

  /**
   * Fetches the results of bulk operations over this pool; over the other one, restricted to public
   * addresses, if nothing is said.
   */
  public ShopifyClientBuilder outside(Transport value) {
    this.outside = value;
    return this;
  }

  /** Shares these budgets with other clients of the shop; its own if nothing is said. */
  public ShopifyClientBuilder budgets(Budgets value) {
    this.budgets = value;
    return this;
  }

  /** Retries like this; {@link RetryPolicy#DEFAULT} if nothing is said. */
  public ShopifyClientBuilder retry(RetryPolicy value) {
    this.retry = value;
    return this;
  }

  /** Reads the time here; UTC of the system if nothing is said. */
  public ShopifyClientBuilder clock(Clock value) {
    this.clock = value;
    return this;
  }

  /** Waits with this; in real time if nothing is said. */
  public ShopifyClientBuilder sleeper(Sleeper value) {
    this.sleeper = value;
    return this;
  }

  /** Tells this of every call. */
  public ShopifyClientBuilder listener(CallListener value) {
    this.listener = value;
    return this;
  }

  /**
   * Returns the client. Makes no call.
   *
   * @throws IllegalStateException naming what is missing
   */
  public ShopifyClient build() {
    ShopDomain domain = required(shop, "shop");
    URI base = address(domain, sandbox);
    Transport pool = transport == null ? Transport.create() : transport;
    String owner = key == null ? domain.host() : key;
    ApiClientBuilder api =
        api(base, pool)
            .credentials(credentials(base, pool, owner))
            .inspector(new CostInspector())
            .quotas(
                budgets == null ? new InMemoryBudgets(clock, sleeper) : budgets,
                Quotas.ALL,
                scope -> Errors.PROVIDER + "/" + owner);
    return new ShopifyClient(
        domain,
        new Gateway(api.build(), version, new VersionWatch(), CallOptions.DEFAULT),
        new Downloads(
            base,
            pool,
            outside == null ? pool.publicOnly() : outside,
            clock,
            sleeper,
            listener,
            retry));
  }

  /** Returns where a shop is: at its own host, or in a sandbox at the path of that name. */
  public static URI address(ShopDomain shop, @Nullable URI sandbox) {
    return sandbox == null
        ? URI.create("https://" + shop.host())
        : URI.create(sandbox.toString().replaceFirst("/+$", "") + "/" + shop.host());
  }

  private ApiClientBuilder api(URI base, Transport pool) {
    return ApiClient.builder(Errors.PROVIDER, base)
        .transport(pool)
        .clock(clock)
        .sleeper(sleeper)
        .listener(listener)
        .retry(retry)
        .errors(Errors.TABLE);
  }

  private Credentials credentials(URI base, Transport pool, String owner) {
    if (accessToken != null) {
      return Credentials.header(TOKEN_HEADER, accessToken);
    }
    if (tokenSource != null) {
      return Credentials.header(TOKEN_HEADER, tokenSource);
    }
    OAuthApplication known = required(application, "accessToken, tokenSource or application");
    ApiClient oauth = api(base, pool).build();
    TokenRefresher refresher =
        ownApplication
            ? new ClientCredentials(oauth, known, clock)
            : new ShopAuthorizer(oauth, known, clock);
    return Credentials.header(
        TOKEN_HEADER,
        new OAuthTokenSource(Errors.PROVIDER, owner, required(tokens, "tokens"), refresher, clock));
  }

  private static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException(name + " missing");
    }
    return value;
  }
}
