package dev.feria.shopify.oauth;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenRefresher;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.http.ApiClient;
import dev.feria.core.oauth.AuthorizationUrl;
import dev.feria.core.oauth.OAuthApplication;
import dev.feria.core.oauth.OAuthClient;
import dev.feria.core.retry.Safety;
import dev.feria.shopify.internal.Errors;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Gets the tokens of one shop for an application, by authorisation code. Tokens are offline and
 * expire: the access token after an hour, the refresh token after 90 days, and each renewal gives a
 * new pair. Thread-safe.
 *
 * <p>Only one token is valid for an application and a shop, so renew through {@link
 * dev.feria.core.auth.OAuthTokenSource}, which does it once for all threads and nodes.
 *
 * @see <a
 *     href="https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens">
 *     offline tokens, read 2026-11-20</a>
 */
public final class ShopAuthorizer implements TokenRefresher {
  static final String TOKEN = "/admin/oauth/access_token";

  private final OAuthApplication application;
  private final OAuthClient oauth;

  /**
   * Makes one for an application at a shop. Makes no call.
   *
   * @param api without credentials, at the shop's address
   */
  public ShopAuthorizer(ApiClient api, OAuthApplication application, Clock clock) {
    this.application = application;
    this.oauth = new OAuthClient(api, TOKEN, application, clock);
  }

  /**
   * Returns the address to send the merchant's browser to.
   *
   * @param shop address of the shop, {@code https://feria-norte.myshopify.com}
   * @param redirectUri as it is allowed in the application's settings
   * @param state comes back as it is
   */
  public URI authorizationUrl(URI shop, List<String> scopes, URI redirectUri, String state) {
    return AuthorizationUrl.of(
            URI.create(shop.toString().replaceFirst("/+$", "") + "/admin/oauth/authorize"),
            application.clientId())
        .parameter("scope", String.join(",", scopes))
        .redirectUri(redirectUri)
        .state(state)
        .toUri();
  }

  /**
   * Exchanges a code for the first token. A code works once.
   *
   * @throws ReconnectException when the code is used or unknown
   */
  public OAuthToken exchange(Secret code) {
    return oauth
        .ask("oauth.exchange", Safety.UNSAFE, Map.of("code", code, "expiring", "1"))
        .token();
  }

  /**
   * Exchanges a refresh token for a new pair. Repeated when no answer came: the provider accepts
   * the former refresh token until the new one is used.
   */
  @Override
  public OAuthToken refresh(OAuthToken current) {
    Secret refreshToken = current.refreshToken();
    if (refreshToken == null) {
      throw new ReconnectException(
          Errors.failure("oauth.refresh", 0, "no_refresh_token"), null, null);
    }
    return oauth
        .ask(
            "oauth.refresh",
            Safety.SAFE,
            Map.of("grant_type", "refresh_token", "refresh_token", refreshToken))
        .token();
  }
}
