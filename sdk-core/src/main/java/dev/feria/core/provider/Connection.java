package dev.feria.core.provider;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proven connection, for the host to store.
 *
 * @param profile whose account it is
 * @param token the first token of an OAuth connection; from here on it lives in the token store
 * @param credentials the keys of a connection by keys; empty for OAuth
 */
public record Connection(
    AccountProfile profile, @Nullable OAuthToken token, Map<String, Secret> credentials) {
  public Connection {
    credentials = Map.copyOf(credentials);
  }
}
