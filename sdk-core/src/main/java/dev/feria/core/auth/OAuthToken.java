package dev.feria.core.auth;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2 token.
 *
 * @param accessToken sent with every call
 * @param refreshToken null where the provider gave none, then only a new authorisation helps
 * @param expiresAt by our clock; null for a token that does not expire
 * @param scope as granted, separated by spaces
 */
public record OAuthToken(
    Secret accessToken,
    @Nullable Secret refreshToken,
    @Nullable Instant expiresAt,
    @Nullable String scope) {

  /** Tells whether the token ends within a margin from now. */
  public boolean endsWithin(Duration margin, Instant now) {
    return expiresAt != null && !now.plus(margin).isBefore(expiresAt);
  }
}
