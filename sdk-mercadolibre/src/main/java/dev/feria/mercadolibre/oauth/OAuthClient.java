package dev.feria.mercadolibre.oauth;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Pkce;
import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenRefresher;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.limit.Priority;
import dev.feria.core.retry.Safety;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Authorises sellers and renews their tokens. Thread-safe.
 *
 * <p>A refresh token works once: renew through {@link dev.feria.core.auth.OAuthTokenSource}, which
 * does it once for all threads and stores the answer before anybody uses it.
 */
public final class OAuthClient implements TokenRefresher {
  private static final String BUCKET = "oauth";

  private final ApiClient api;
  private final String clientId;
  private final Secret clientSecret;
  private final Clock clock;

  /**
   * Makes a client for an application.
   *
   * @param api its credentials are not used
   * @param clientId the application's id
   */
  public OAuthClient(ApiClient api, String clientId, Secret clientSecret, Clock clock) {
    this.api = api;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.clock = clock;
  }

  /**
   * Returns the address to send the seller's browser to. The seller must log in as the main user of
   * the account; a collaborator is refused with {@code invalid_operator_user_id}.
   *
   * @param page {@code Site.authorizationPage()}
   * @param request where to come back to, and the proof of who asked
   */
  public URI authorizationUrl(URI page, AuthorizationRequest request) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", clientId);
    query.put("redirect_uri", request.redirectUri().toString());
    query.put("state", request.state());
    query.put("code_challenge", Pkce.challenge(request.codeVerifier()));
    query.put("code_challenge_method", "S256");
    String text =
        query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(page + "?" + text);
  }

  /**
   * Exchanges a code for the first token. A code works once, for about ten minutes.
   *
   * @throws ReconnectException when the code is used, expired, or of another redirect address
   */
  public AuthorizedSeller exchange(CodeGrant grant) {
    Map<String, Object> form = form("authorization_code");
    form.put("code", grant.code());
    form.put("redirect_uri", grant.redirectUri());
    form.put("code_verifier", grant.codeVerifier());
    Instant asked = clock.instant();
    TokenAnswer answer = api.send(request("oauth.exchange", form), TokenAnswer.class);
    if (answer.userId() == null) {
      throw new UnreadableException(
          new ProviderException.Failure(
              "mercadolibre", "oauth.exchange", 200, "user_id_missing", null, 1, null),
          null,
          null);
    }
    return new AuthorizedSeller(answer.userId(), answer.token(asked));
  }

  /**
   * Exchanges a refresh token. A lost answer is asked for again: if the first was carried out, the
   * token is dead either way.
   */
  @Override
  public OAuthToken refresh(OAuthToken current) {
    Secret refreshToken = current.refreshToken();
    if (refreshToken == null) {
      throw new ReconnectException(
          new ProviderException.Failure(
              "mercadolibre", "oauth.refresh", 0, "no_refresh_token", null, 0, null),
          null,
          null);
    }
    Map<String, Object> form = form("refresh_token");
    form.put("refresh_token", refreshToken);
    Instant asked = clock.instant();
    return api.send(request("oauth.refresh", form), TokenAnswer.class).token(asked);
  }

  private Map<String, Object> form(String grantType) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("grant_type", grantType);
    form.put("client_id", clientId);
    form.put("client_secret", clientSecret);
    return form;
  }

  private static ApiRequest request(String operation, Map<String, Object> form) {
    return ApiRequest.post(operation, "/oauth/token")
        .form(form)
        .anonymous()
        .safety(Safety.SAFE)
        .priority(Priority.STOCK)
        .bucket(BUCKET);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
