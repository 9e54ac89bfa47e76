package dev.feria.core.oauth;

import dev.feria.core.auth.Pkce;
import dev.feria.core.auth.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * The address to send a person's browser to (RFC 6749 section 4.1.1, RFC 7636). Immutable: each
 * method returns another address.
 */
public final class AuthorizationUrl {
  private final URI endpoint;
  private final Map<String, String> parameters;

  private AuthorizationUrl(URI endpoint, Map<String, String> parameters) {
    this.endpoint = endpoint;
    this.parameters = parameters;
  }

  /** Starts with the provider's page and the application's public id. */
  public static AuthorizationUrl of(URI endpoint, String clientId) {
    return new AuthorizationUrl(endpoint, Map.of())
        .parameter("response_type", "code")
        .parameter("client_id", clientId);
  }

  /** Names where the browser comes back to, as registered at the provider, byte for byte. */
  public AuthorizationUrl redirectUri(URI uri) {
    return parameter("redirect_uri", uri.toString());
  }

  /** Binds the answer to the browser's session. */
  public AuthorizationUrl state(String state) {
    return parameter("state", state);
  }

  /** Adds the S256 challenge of a verifier. */
  public AuthorizationUrl pkce(Secret verifier) {
    return parameter("code_challenge", Pkce.challenge(verifier))
        .parameter("code_challenge_method", "S256");
  }

  /** Asks for scopes, separated by spaces. */
  public AuthorizationUrl scopes(List<String> scopes) {
    return parameter("scope", String.join(" ", scopes));
  }

  /** Adds any parameter. */
  public AuthorizationUrl parameter(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new AuthorizationUrl(endpoint, more);
  }

  /** Returns the address. */
  public URI toUri() {
    HttpUrl start = HttpUrl.parse(endpoint.toString());
    HttpUrl.Builder url =
        Objects.requireNonNull(start, () -> "not an http address: " + endpoint).newBuilder();
    parameters.forEach(url::setQueryParameter);
    return url.build().uri();
  }
}
