package dev.feria.core.auth;

/** Gives the access token to send with a call, fresh enough to be accepted. Thread-safe. */
public interface TokenSource {
  /**
   * Returns a token to send, renewing it first when it has to be.
   *
   * @throws dev.feria.core.error.ReconnectException when a person must authorise the account again
   * @throws dev.feria.core.error.ProviderException when the token had to be renewed and could not
   */
  Secret accessToken();

  /**
   * Returns another token after the provider refused one (401).
   *
   * <p>Renews only if nobody has replaced the refused token meanwhile.
   *
   * @throws dev.feria.core.error.ReconnectException when there can be no other
   * @throws dev.feria.core.error.ProviderException when it could not be renewed
   */
  Secret replace(Secret rejected);
}
