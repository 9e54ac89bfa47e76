package dev.feria.core.oauth;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenRefresher;
import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import dev.feria.core.json.RawJson;
import dev.feria.core.retry.Safety;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider's token endpoint, called with the application's id and secret in a form. Thread-safe.
 *
 * <p>The client it is made with says where the endpoint is, and in its error table that {@code
 * invalid_grant} means {@code RECONNECT}.
 */
public final class OAuthClient implements TokenRefresher {
  private final ApiClient http;
  private final String path;
  private final OAuthApplication application;
  private final Clock clock;

  /**
   * Makes a client. Makes no call.
   *
   * @param http without credentials
   * @param path of the token endpoint, for example {@code /oauth/token}
   */
  public OAuthClient(ApiClient http, String path, OAuthApplication application, Clock clock) {
    this.http = http;
    this.path = path;
    this.application = application;
    this.clock = clock;
  }

  /**
   * Exchanges the code of a redirect. Sent once: a code works once.
   *
   * @param redirectUri the same as in the authorisation address
   * @param codeVerifier null where the address had no challenge
   * @throws ReconnectException when the code is used, expired, or of another client or redirect
   */
  public TokenAnswer exchange(Secret code, URI redirectUri, @Nullable Secret codeVerifier) {
    Map<String, Object> form = form("authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirectUri);
    if (codeVerifier != null) {
      form.put("code_verifier", codeVerifier);
    }
    return call(ApiRequest.post("oauth.exchange", path).form(form));
  }

  /**
   * Exchanges a refresh token. Repeated when no answer came: the token may then be used up, but not
   * asking again would lose it just the same.
   */
  @Override
  public OAuthToken refresh(OAuthToken current) {
    Secret refreshToken = current.refreshToken();
    if (refreshToken == null) {
      throw new ReconnectException(
          new Failure(http.provider(), "oauth.refresh", 0, "no_refresh_token", null, 0, null),
          null,
          null);
    }
    Map<String, Object> form = form("refresh_token");
    form.put("refresh_token", refreshToken);
    return call(ApiRequest.post("oauth.refresh", path).form(form).safety(Safety.SAFE)).token();
  }

  /** Asks for a token of the application itself, without a person. */
  public TokenAnswer clientCredentials() {
    return call(
        ApiRequest.post("oauth.client", path).form(form("client_credentials")).safety(Safety.SAFE));
  }

  /**
   * Asks in a provider's own way, with the application's id and secret added.
   *
   * @param operation for failures, for example {@code oauth.exchange}
   * @param safety what may happen when it is asked twice
   * @param fields every other field
   */
  public TokenAnswer ask(String operation, Safety safety, Map<String, ?> fields) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("client_id", application.clientId());
    form.put("client_secret", application.clientSecret());
    form.putAll(fields);
    return call(ApiRequest.post(operation, path).form(form).safety(safety));
  }

  private Map<String, Object> form(String grantType) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("grant_type", grantType);
    form.put("client_id", application.clientId());
    form.put("client_secret", application.clientSecret());
    return form;
  }

  private TokenAnswer call(ApiRequest request) {
    Map<String, RawJson> fields =
        new HashMap<>(http.send(request.anonymous(), JsonType.mapOf(RawJson.class)));
    try {
      Secret access = read(fields.remove("access_token"), Secret.class);
      Secret refresh = read(fields.remove("refresh_token"), Secret.class);
      Long seconds = read(fields.remove("expires_in"), Long.class);
      String scope = read(fields.remove("scope"), String.class);
      if (access == null) {
        throw new IOException("access_token missing");
      }
      Instant end = seconds == null ? null : clock.instant().plusSeconds(seconds);
      fields.remove("id_token");
      return new TokenAnswer(new OAuthToken(access, refresh, end, scope), fields);
    } catch (IOException unreadable) {
      throw new UnreadableException(
          new Failure(http.provider(), request.operation(), 200, null, null, 1, null),
          null,
          unreadable);
    }
  }

  private static <T> @Nullable T read(@Nullable RawJson value, Class<T> type) throws IOException {
    return value == null || value.text().equals("null")
        ? null
        : Json.standard().read(value.text(), type);
  }
}
