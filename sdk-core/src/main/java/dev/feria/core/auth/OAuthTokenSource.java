package dev.feria.core.auth;

import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The token of one account, renewed once for however many threads and nodes need it.
 *
 * <ul>
 *   <li>In its last 60 s a token is still given out while one thread renews it; if that fails
 *       because the provider is away, the old one serves and renewing is tried again 10 s later.
 *   <li>An expired or refused token is renewed by one thread; those that wait for it share its
 *       outcome, failure included.
 *   <li>Renewing happens inside {@link TokenStore#update}, which first looks whether another node
 *       has done it, and stores the new token before anybody uses it.
 *   <li>Once the provider says that the authorisation is gone, it is not asked again until the
 *       store holds another token.
 * </ul>
 */
public final class OAuthTokenSource implements TokenSource {
  private static final String OPERATION = "oauth.refresh";
  private static final Duration EARLY = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final String provider;
  private final String key;
  private final TokenStore store;
  private final TokenRefresher refresher;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();

  private volatile @Nullable OAuthToken held;
  private volatile @Nullable Dead dead;
  private volatile Outcome last = new Outcome(0, null);
  private volatile Instant notBefore = Instant.MIN;

  /** How the latest renewal ended; its number tells waiters that one ended. */
  private record Outcome(long number, @Nullable RuntimeException failure) {}

  /** A token that the provider declared dead. */
  private record Dead(@Nullable OAuthToken token, ReconnectException reason) {}

  /**
   * Makes a source. Makes no call.
   *
   * @param provider id of the provider, for failures
   * @param key the account's key in the store
   */
  public OAuthTokenSource(
      String provider, String key, TokenStore store, TokenRefresher refresher, Clock clock) {
    this.provider = provider;
    this.key = key;
    this.store = store;
    this.refresher = refresher;
    this.clock = clock;
  }

  @Override
  public Secret accessToken() {
    OAuthToken token = current();
    Instant now = clock.instant();
    if (token.endsWithin(Duration.ZERO, now)) {
      return renewed(token).accessToken();
    }
    if (token.endsWithin(EARLY, now) && renewable(token) && !now.isBefore(notBefore)) {
      return early(token).accessToken();
    }
    return token.accessToken();
  }

  @Override
  public Secret replace(Secret rejected) {
    OAuthToken token = current();
    return token.accessToken().equals(rejected)
        ? renewed(token).accessToken()
        : token.accessToken();
  }

  private OAuthToken current() {
    OAuthToken token = held;
    Dead gone = dead;
    if (token != null && gone == null) {
      return token;
    }
    OAuthToken stored =
        store
            .load(key)
            .map(VersionedToken::token)
            .orElseThrow(() -> new ReconnectException(failure("no_token"), null, null));
    if (gone != null && stored.equals(gone.token())) {
      throw new ReconnectException(gone.reason().failure(), gone.reason().body(), gone.reason());
    }
    held = stored;
    dead = null;
    return stored;
  }

  /** Renews a token that cannot serve any more; waits for the thread that is at it. */
  private OAuthToken renewed(OAuthToken stale) {
    Outcome before = last;
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(failure("interrupted"), null, stop);
    }
    try {
      RuntimeException shared = last.failure();
      if (last.number() != before.number() && shared != null) {
        throw shared;
      }
      return renewUnderLock(stale);
    } finally {
      lock.unlock();
    }
  }

  /** Renews a token that still serves, unless another thread is at it. */
  private OAuthToken early(OAuthToken token) {
    if (!lock.tryLock()) {
      return token;
    }
    try {
      return renewUnderLock(token);
    } catch (ProviderException failed) {
      if (!failed.waitingHelps()) {
        throw failed;
      }
      notBefore = clock.instant().plus(PAUSE);
      return token;
    } finally {
      lock.unlock();
    }
  }

  private OAuthToken renewUnderLock(OAuthToken stale) {
    OAuthToken newest = Objects.requireNonNull(held, "held since it was loaded");
    if (!newest.accessToken().equals(stale.accessToken())) {
      return newest;
    }
    try {
      OAuthToken token = renewInStore(stale);
      held = token;
      last = new Outcome(last.number() + 1, null);
      return token;
    } catch (RuntimeException failed) {
      last = new Outcome(last.number() + 1, failed);
      throw failed;
    }
  }

  private OAuthToken renewInStore(OAuthToken stale) {
    AtomicReference<OAuthToken> tried = new AtomicReference<>(stale);
    try {
      return store
          .update(
              key,
              stored -> {
                tried.set(stored);
                return replaces(stored, stale) ? stored : exchange(stored);
              })
          .token();
    } catch (ReconnectException refused) {
      // Another node whose lock we did not see may have used the refresh token just before us.
      Optional<OAuthToken> stored = store.load(key).map(VersionedToken::token);
      if (stored.isPresent() && !stored.get().equals(tried.get())) {
        return stored.get();
      }
      dead = new Dead(tried.get(), refused);
      throw refused;
    }
  }

  private boolean replaces(OAuthToken stored, OAuthToken stale) {
    return !stored.accessToken().equals(stale.accessToken())
        && !stored.endsWithin(Duration.ZERO, clock.instant());
  }

  private OAuthToken exchange(OAuthToken stored) {
    if (!renewable(stored)) {
      throw new ReconnectException(failure("no_refresh_token"), null, null);
    }
    OAuthToken fresh = refresher.refresh(stored);
    return new OAuthToken(
        fresh.accessToken(),
        fresh.refreshToken() == null ? stored.refreshToken() : fresh.refreshToken(),
        fresh.expiresAt(),
        fresh.scope() == null ? stored.scope() : fresh.scope());
  }

  private boolean renewable(OAuthToken token) {
    return token.refreshToken() != null || refresher.renewsWithoutRefreshToken();
  }

  private Failure failure(String code) {
    return new Failure(provider, OPERATION, 0, code, null, 0, null);
  }
}
