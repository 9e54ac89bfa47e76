package dev.feria.core.provider;

import dev.feria.core.auth.Secret;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The OAuth authorisation-code flow of a provider, in the two steps that a host must do. */
public interface AuthorizationFlow {
  /** Returns the address to send the seller's browser to. */
  URI url(Request request);

  /**
   * Exchanges the code that came back for a token, and reads whose it is.
   *
   * @throws dev.feria.core.error.ProviderException when the provider refuses the code
   */
  Connection exchange(Grant grant);

  /**
   * What the first step needs.
   *
   * @param redirectUri as registered at the provider, byte for byte
   * @param state unguessable, bound to the browser's session by the host
   * @param codeVerifier PKCE verifier, 43 to 128 characters; the flow derives the challenge
   * @param fields what the seller chose of {@link ProviderDescriptor#fields}, for example the
   *     country
   */
  record Request(URI redirectUri, String state, Secret codeVerifier, Map<String, String> fields) {
    public Request {
      fields = Map.copyOf(fields);
    }
  }

  /**
   * What the second step needs.
   *
   * @param code from the redirect
   * @param redirectUri the same as in the first step
   * @param codeVerifier the same as in the first step
   * @param fields the same as in the first step
   * @param query the whole query of the redirect, for providers that sign it; null when unknown
   */
  record Grant(
      Secret code,
      URI redirectUri,
      Secret codeVerifier,
      Map<String, String> fields,
      @Nullable Map<String, String> query) {
    public Grant {
      fields = Map.copyOf(fields);
    }
  }
}
