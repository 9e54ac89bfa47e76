package dev.feria.core.auth;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where tokens live. Refresh tokens of several providers work once: two refreshes at the same time,
 * or one whose answer is lost, disconnect the seller for ever. Hence {@link #update} is exclusive
 * and durable. Implementations are thread-safe.
 */
public interface TokenStore {
  /**
   * Reads the current token.
   *
   * @param key names the account; chosen by the host
   * @return empty when the account has no token (never connected, or disconnected)
   */
  Optional<VersionedToken> load(String key);

  /**
   * Replaces the token, alone among all threads and nodes that share this store.
   *
   * <p>Takes the key's lock, reads the current token, passes it to {@code change} (which may call
   * the provider), and if that returns another token stores it durably with the next version before
   * returning it. A {@code change} that returns the token it was given stores nothing; so does one
   * that throws, and its exception reaches the caller.
   *
   * @throws dev.feria.core.error.ProviderException when the account has no token (reconnect)
   */
  VersionedToken update(String key, UnaryOperator<OAuthToken> change);
}
