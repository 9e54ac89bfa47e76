package dev.feria.server.accounts;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.server.platform.http.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A token as the text that is encrypted: both tokens in one, so that they change together. */
final class TokenJson {
  private TokenJson() {}

  /** The fields of the text. */
  private record Wire(
      Secret access,
      @Nullable Secret refresh,
      @Nullable Instant expiresAt,
      @Nullable String scope) {}

  static Secret write(OAuthToken token) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("access", token.accessToken().reveal());
    Secret refresh = token.refreshToken();
    fields.put("refresh", refresh == null ? null : refresh.reveal());
    fields.put("expires_at", token.expiresAt());
    fields.put("scope", token.scope());
    return Secret.of(Json.write(fields));
  }

  static OAuthToken read(Secret text) {
    Wire wire = Json.read(text.reveal(), Wire.class);
    return new OAuthToken(wire.access(), wire.refresh(), wire.expiresAt(), wire.scope());
  }
}
