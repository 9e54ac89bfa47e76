package dev.feria.server.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed log-ins per e-mail and per address. Each node counts for itself, so n nodes allow n
 * times as many. Thread-safe.
 */
final class LoginLimiter {
  static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MOST_KEYS = 50_000;

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /** How often it failed since an instant. */
  private record Failures(Instant since, int count) {}

  LoginLimiter(Clock clock) {
    this.clock = clock;
  }

  /** Returns how long to wait before the next attempt; zero when it may be made now. */
  synchronized Duration wait(String key, int allowed) {
    Failures found = failures.get(key);
    if (found == null || found.count() < allowed) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), found.since().plus(WINDOW));
    if (left.isNegative() || left.isZero()) {
      failures.remove(key);
      return Duration.ZERO;
    }
    return left;
  }

  synchronized void failed(String key) {
    Instant now = clock.instant();
    failures.compute(
        key,
        (k, found) ->
            found == null || !now.isBefore(found.since().plus(WINDOW))
                ? new Failures(now, 1)
                : new Failures(found.since(), found.count() + 1));
  }

  synchronized void succeeded(String key) {
    failures.remove(key);
  }
}
