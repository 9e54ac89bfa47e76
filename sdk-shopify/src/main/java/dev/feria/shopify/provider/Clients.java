package dev.feria.shopify.provider;

import dev.feria.core.auth.OAuthTokenSource;
import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenSource;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.http.ApiClient;
import dev.feria.core.oauth.OAuthApplication;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.shopify.ShopDomain;
import dev.feria.shopify.ShopifyClient;
import dev.feria.shopify.ShopifyClientBuilder;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.oauth.ClientCredentials;
import dev.feria.shopify.oauth.ShopAuthorizer;

/** Makes the clients of shops on the host's pool, budgets and tokens. */
record Clients(ApplicationSettings settings, ProviderRuntime runtime) {

  ShopAuthorizer authorizer(ShopDomain shop, OAuthApplication application) {
    return new ShopAuthorizer(anonymous(shop), application, runtime.clock());
  }

  ClientCredentials clientCredentials(ShopDomain shop, OAuthApplication application) {
    return new ClientCredentials(anonymous(shop), application, runtime.clock());
  }

  /** Calls with the token that the store holds, renewed by authorisation code. */
  ShopifyClient authorized(String key, ShopDomain shop, OAuthApplication application) {
    return client(
        key,
        shop,
        new OAuthTokenSource(
            Errors.PROVIDER,
            key,
            runtime.tokens(),
            authorizer(shop, application),
            runtime.clock()));
  }

  /** Calls with the token that the store holds, asked for again when it ends. */
  ShopifyClient ownApplication(String key, ShopDomain shop, OAuthApplication application) {
    return client(
        key,
        shop,
        new OAuthTokenSource(
            Errors.PROVIDER,
            key,
            runtime.tokens(),
            clientCredentials(shop, application),
            runtime.clock()));
  }

  /** Calls with a token that was just issued: one that is refused now cannot be helped. */
  ShopifyClient justIssued(ShopDomain shop, Secret token) {
    return client(shop.host(), shop, new JustIssued(token));
  }

  /** Calls with a token that does not end. */
  ShopifyClient fixed(String key, ShopDomain shop, Secret token) {
    return builder(key, shop).accessToken(token).build();
  }

  private ShopifyClient client(String key, ShopDomain shop, TokenSource tokens) {
    return builder(key, shop).tokenSource(tokens).build();
  }

  private ShopifyClientBuilder builder(String key, ShopDomain shop) {
    return ShopifyClient.builder()
        .shop(shop)
        .key(key)
        .sandbox(settings.sandbox())
        .version(settings.version())
        .transport(runtime.transport())
        .outside(runtime.outside())
        .budgets(runtime.budgets())
        .clock(runtime.clock())
        .sleeper(runtime.sleeper())
        .listener(runtime.listener());
  }

  private ApiClient anonymous(ShopDomain shop) {
    return runtime.client(Errors.PROVIDER, settings.address(shop)).errors(Errors.TABLE).build();
  }

  private record JustIssued(Secret accessToken) implements TokenSource {
    @Override
    public Secret replace(Secret rejected) {
      throw new ReconnectException(
          Errors.failure("oauth.exchange", 401, "token_refused"), null, null);
    }
  }
}
