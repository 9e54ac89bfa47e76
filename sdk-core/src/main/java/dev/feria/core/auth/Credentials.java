package dev.feria.core.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** How the calls of one account are authorised. Thread-safe. */
@FunctionalInterface
public interface Credentials {
  /** Authorises nothing. */
  Credentials NONE = call -> Authorization.NONE;

  /**
   * Authorises a call.
   *
   * @throws dev.feria.core.error.ProviderException when a token had to be renewed and could not
   */
  Authorization authorize(OutgoingCall call);

  /**
   * Is told that the provider refused an authorisation (401), and tries to have a better one.
   *
   * @return whether the call is worth repeating, with what {@link #authorize} gives then
   * @throws dev.feria.core.error.ReconnectException when a person must authorise the account again
   */
  default boolean renew(Authorization rejected) {
    return false;
  }

  /** Sends a token that is renewed as {@code Authorization: Bearer}. */
  static Credentials bearer(TokenSource tokens) {
    return new TokenCredentials("Authorization", "Bearer ", tokens);
  }

  /** Sends a token that does not change as {@code Authorization: Bearer}. */
  static Credentials bearer(Secret token) {
    return header("Authorization", Secret.of("Bearer " + token.reveal()));
  }

  /** Sends a token that is renewed as the whole value of a header. */
  static Credentials header(String name, TokenSource tokens) {
    return new TokenCredentials(name, "", tokens);
  }

  /** Sends a header. */
  static Credentials header(String name, Secret value) {
    Authorization fixed = Authorization.header(name, value);
    return call -> fixed;
  }

  /** Sends a query parameter. */
  static Credentials query(String name, Secret value) {
    Authorization fixed = new Authorization(Map.of(), Map.of(name, value), null);
    return call -> fixed;
  }

  /** Sends a user and a password as HTTP Basic, in UTF-8. */
  static Credentials basic(String user, Secret password) {
    byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return header("Authorization", Secret.of("Basic " + Base64.getEncoder().encodeToString(pair)));
  }
}
