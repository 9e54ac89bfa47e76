package dev.feria.mercadolibre.oauth;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint answers.
 *
 * @param refreshToken works once; null when the application lacks the scope {@code offline_access}
 * @param expiresIn seconds, 21600 as documented
 * @param userId whose token it is
 */
public record TokenAnswer(
    Secret accessToken,
    @Nullable Secret refreshToken,
    @Nullable Long expiresIn,
    @Nullable String scope,
    @Nullable String userId) {
  OAuthToken token(Instant now) {
    return new OAuthToken(
        accessToken, refreshToken, expiresIn == null ? null : now.plusSeconds(expiresIn), scope);
  }
}
