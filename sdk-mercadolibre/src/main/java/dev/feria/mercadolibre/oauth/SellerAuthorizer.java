package dev.feria.mercadolibre.oauth;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.TokenRefresher;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.http.ApiClient;
import dev.feria.core.json.Json;
import dev.feria.core.json.RawJson;
import dev.feria.core.oauth.AuthorizationUrl;
import dev.feria.core.oauth.OAuthApplication;
import dev.feria.core.oauth.OAuthClient;
import dev.feria.core.oauth.TokenAnswer;
import dev.feria.mercadolibre.internal.Errors;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Authorises sellers and renews their tokens. Thread-safe.
 *
 * <p>A refresh token works once: renew through {@link dev.feria.core.auth.OAuthTokenSource}, which
 * does it once for all threads and stores the answer before anybody uses it.
 */
public final class SellerAuthorizer implements TokenRefresher {
  private static final String TOKEN = "/oauth/token";
  private static final int OK = 200;

  private final OAuthApplication application;
  private final OAuthClient oauth;

  /**
   * Makes one for an application. Makes no call.
   *
   * @param api without credentials
   */
  public SellerAuthorizer(ApiClient api, OAuthApplication application, Clock clock) {
    this.application = application;
    this.oauth = new OAuthClient(api, TOKEN, application, clock);
  }

  /**
   * Returns the address to send the seller's browser to. The seller must log in as the main user of
   * the account; a collaborator is refused with {@code invalid_operator_user_id}.
   *
   * @param page {@code Site.authorizationPage()}
   * @param request where to come back to, and the proof of who asked
   */
  public URI authorizationUrl(URI page, AuthorizationRequest request) {
    return AuthorizationUrl.of(page, application.clientId())
        .redirectUri(request.redirectUri())
        .state(request.state())
        .pkce(request.codeVerifier())
        .toUri();
  }

  /**
   * Exchanges a code for the first token. A code works once, for about ten minutes.
   *
   * @throws dev.feria.core.error.ReconnectException when the code is used, expired, or of another
   *     redirect address
   */
  public AuthorizedSeller exchange(CodeGrant grant) {
    TokenAnswer answer = oauth.exchange(grant.code(), grant.redirectUri(), grant.codeVerifier());
    return new AuthorizedSeller(userId(answer.extras().get("user_id")), answer.token());
  }

  @Override
  public OAuthToken refresh(OAuthToken current) {
    return oauth.refresh(current);
  }

  private static String userId(@Nullable RawJson extra) {
    try {
      if (extra != null) {
        return Json.standard().read(extra.text(), String.class);
      }
    } catch (IOException unexpected) {
      throw unreadable(unexpected);
    }
    throw unreadable(null);
  }

  private static UnreadableException unreadable(@Nullable IOException cause) {
    return new UnreadableException(
        Errors.failure("oauth.exchange", OK, "user_id_missing"), null, cause);
  }
}
