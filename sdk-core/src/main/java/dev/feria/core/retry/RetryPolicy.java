package dev.feria.core.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When to try again, and after how long. Decides, and does nothing itself.
 *
 * @param maxAttempts how often a call is sent at most, at least 1
 * @param base ceiling of the first back-off, doubled with each further attempt
 * @param cap ceiling of every back-off
 * @param longestWait a provider that asks for a longer wait than this is not waited for
 */
public record RetryPolicy(int maxAttempts, Duration base, Duration cap, Duration longestWait) {
  /** Four attempts; 500 ms doubling to 20 s at most; waits up to 60 s when asked to. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofSeconds(60));

  /** Sends everything once. */
  public static final RetryPolicy NEVER =
      new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Instead of a status: the request was sent, at least in part, and no whole answer came. */
  public static final int NO_ANSWER = 0;

  /** Instead of a status: the request certainly did not reach the provider. */
  public static final int NOT_SENT = -1;

  private static final int REQUEST_TIMEOUT = 408;
  private static final int FAILED_DEPENDENCY = 424;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts below 1: " + maxAttempts);
    }
    if (base.isNegative() || cap.isNegative() || longestWait.isNegative()) {
      throw new IllegalArgumentException(
          "negative duration: base=%s cap=%s longestWait=%s".formatted(base, cap, longestWait));
    }
  }

  /**
   * Decides after a failed attempt.
   *
   * <p>The provider's {@code Retry-After} is obeyed as it is. Without one the wait is drawn evenly
   * from zero to the ceiling (full jitter).
   *
   * @param attempt how often the call was sent so far, from 1
   * @param status HTTP status, or {@link #NO_ANSWER} or {@link #NOT_SENT}
   * @param safety what may happen when it is sent again
   * @param retryAfter how long the provider asked us to wait
   * @param random from 0 inclusive to 1 exclusive
   * @return how long to wait before the next attempt; empty to give up
   */
  public Optional<Duration> next(
      int attempt,
      int status,
      Safety safety,
      @Nullable Duration retryAfter,
      DoubleSupplier random) {
    if (attempt >= maxAttempts || !repeatable(status, safety, retryAfter)) {
      return Optional.empty();
    }
    if (retryAfter != null) {
      return retryAfter.compareTo(longestWait) > 0
          ? Optional.empty()
          : Optional.of(retryAfter.isNegative() ? Duration.ZERO : retryAfter);
    }
    return Optional.of(jitter(ceiling(attempt), random.getAsDouble()));
  }

  private static boolean repeatable(int status, Safety safety, @Nullable Duration retryAfter) {
    return switch (safety) {
      case SAFE, IDEMPOTENT -> transientStatus(status);
      case UNSAFE ->
          status == NOT_SENT
              || status == TOO_MANY_REQUESTS
              || (status == UNAVAILABLE && retryAfter != null);
      case ONCE -> false;
    };
  }

  private static boolean transientStatus(int status) {
    return status <= NO_ANSWER
        || status == REQUEST_TIMEOUT
        || status == FAILED_DEPENDENCY
        || status == TOO_EARLY
        || status == TOO_MANY_REQUESTS
        || status >= 500;
  }

  private Duration ceiling(int attempt) {
    Duration ceiling = base;
    for (int i = 1; i < attempt && ceiling.compareTo(cap) < 0; i++) {
      ceiling = ceiling.multipliedBy(2);
    }
    return ceiling.compareTo(cap) > 0 ? cap : ceiling;
  }

  private static Duration jitter(Duration ceiling, double random) {
    return Duration.ofNanos((long) (ceiling.toNanos() * random));
  }
}
