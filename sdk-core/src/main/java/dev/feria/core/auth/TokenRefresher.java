package dev.feria.core.auth;

/** Asks the provider for a new token. One call, no lock, no store. */
@FunctionalInterface
public interface TokenRefresher {
  /**
   * Exchanges a refresh token.
   *
   * @param current has a refresh token, unless {@link #renewsWithoutRefreshToken}
   * @return the new token; without a refresh token where the provider lets the old one live on
   * @throws dev.feria.core.error.ReconnectException when the refresh token is dead
   */
  OAuthToken refresh(OAuthToken current);

  /**
   * Tells whether a token without a refresh token can be renewed: true for an application that asks
   * for tokens in its own name (RFC 6749 section 4.4).
   */
  default boolean renewsWithoutRefreshToken() {
    return false;
  }
}
