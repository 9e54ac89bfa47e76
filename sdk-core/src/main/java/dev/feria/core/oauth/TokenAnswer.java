package dev.feria.core.oauth;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.json.RawJson;
import java.util.Map;

/**
 * What a token endpoint answered.
 *
 * @param token with its end by our clock
 * @param extras every other field, for example {@code user_id}; no tokens
 */
public record TokenAnswer(OAuthToken token, Map<String, RawJson> extras) {
  public TokenAnswer {
    extras = Map.copyOf(extras);
  }
}
