package dev.feria.shopify.oauth;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.TokenRefresher;
import dev.feria.core.http.ApiClient;
import dev.feria.core.oauth.OAuthApplication;
import dev.feria.core.oauth.OAuthClient;
import java.time.Clock;

/**
 * Gets the tokens of a merchant's own application at the merchant's own shop. A token lasts a day
 * and has no refresh token: another one is asked for. Thread-safe.
 *
 * @see <a
 *     href="https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant">
 *     client credentials, read 2026-11-20</a>
 */
public final class ClientCredentials implements TokenRefresher {
  private final OAuthClient oauth;

  /**
   * Makes one for an application at a shop. Makes no call.
   *
   * @param api without credentials, at the shop's address
   */
  public ClientCredentials(ApiClient api, OAuthApplication application, Clock clock) {
    this.oauth = new OAuthClient(api, ShopAuthorizer.TOKEN, application, clock);
  }

  /**
   * Asks for a token.
   *
   * @throws dev.feria.core.error.ForbiddenException with code {@code shop_not_permitted} when the
   *     application and the shop are not of the same organisation
   */
  public OAuthToken token() {
    return oauth.clientCredentials().token();
  }

  @Override
  public OAuthToken refresh(OAuthToken current) {
    return token();
  }

  @Override
  public boolean renewsWithoutRefreshToken() {
    return true;
  }
}
