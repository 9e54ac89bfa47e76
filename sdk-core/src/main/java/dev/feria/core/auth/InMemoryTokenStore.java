package dev.feria.core.auth;

import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.ReconnectException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** Keeps tokens in this process only, for tests and for programs that authorise on each start. */
public final class InMemoryTokenStore implements TokenStore {
  private final Map<String, VersionedToken> tokens = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /** Stores the token of a new authorisation. */
  public void put(String key, OAuthToken token) {
    tokens.merge(
        key,
        new VersionedToken(token, 1),
        (old, put) -> new VersionedToken(token, old.version() + 1));
  }

  /** Forgets a token. */
  public void remove(String key) {
    tokens.remove(key);
  }

  @Override
  public Optional<VersionedToken> load(String key) {
    return Optional.ofNullable(tokens.get(key));
  }

  @Override
  public VersionedToken update(String key, UnaryOperator<OAuthToken> change) {
    ReentrantLock lock = locks.computeIfAbsent(key, name -> new ReentrantLock());
    lock.lock();
    try {
      VersionedToken current = load(key).orElseThrow(() -> absent());
      OAuthToken next = change.apply(current.token());
      if (next.equals(current.token())) {
        return current;
      }
      VersionedToken replaced = new VersionedToken(next, current.version() + 1);
      tokens.put(key, replaced);
      return replaced;
    } finally {
      lock.unlock();
    }
  }

  private static ReconnectException absent() {
    return new ReconnectException(
        new Failure("tokens", "load", 0, "no_token", null, 0, null), null, null);
  }
}
