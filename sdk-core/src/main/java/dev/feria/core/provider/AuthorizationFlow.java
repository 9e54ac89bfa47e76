package dev.feria.core.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.webhook.WebhookRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authorisation of an account in the seller's browser, in the two steps that a host must do.
 * What comes back is a code in the browser's redirect, as OAuth has it, or the provider posts the
 * keys to the host by itself.
 */
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
   * Reads what the browser brought back.
   *
   * @param query of the redirect, each name once
   * @return empty when it is no return of this flow
   */
  default Optional<Return> returned(Map<String, String> query) {
    String state = query.get("state");
    if (state == null) {
      return Optional.empty();
    }
    String code = query.get("code");
    return Optional.of(
        code == null
            ? new Return(state, Outcome.DECLINED, null)
            : new Return(state, Outcome.GRANTED, Secret.of(code)));
  }

  /**
   * Reads what the provider itself posted to {@link Request#grantUri}. Nothing proves who sent it:
   * the state must be one that was given out, and {@link #exchange} must prove the keys.
   *
   * @return empty for a flow without such a post, or when the request is none
   */
  default Optional<Return> posted(WebhookRequest request) {
    return Optional.empty();
  }

  /** What became of an authorisation in the browser. */
  enum Outcome {
    /** The seller consented. */
    GRANTED,
    /** The seller consented; the provider posts the keys by itself, now or earlier. */
    POSTED,
    /** The seller declined. */
    DECLINED
  }

  /**
   * What came back.
   *
   * @param state of {@link Request#state}
   * @param code what {@link #exchange} takes; not null when granted
   */
  record Return(String state, Outcome outcome, @Nullable Secret code) {}

  /**
   * What the first step needs.
   *
   * @param redirectUri as registered at the provider, byte for byte
   * @param state unguessable, bound to the browser's session by the host
   * @param codeVerifier PKCE verifier, 43 to 128 characters; the flow derives the challenge
   * @param fields what the seller chose of {@link ProviderDescriptor#fields}, for example the
   *     country
   * @param grantUri where a provider may post the keys to
   */
  record Request(
      URI redirectUri,
      String state,
      Secret codeVerifier,
      Map<String, String> fields,
      URI grantUri) {
    public Request {
      fields = Map.copyOf(fields);
    }

    /** Makes a request of a flow without a post; the browser's address stands in for the other. */
    public Request(URI redirectUri, String state, Secret codeVerifier, Map<String, String> fields) {
      this(redirectUri, state, codeVerifier, fields, redirectUri);
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
