package dev.feria.server.inventory;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Decides how long a publication waits after a failure that may pass. Pure. */
public final class RetryDelay {
  private static final Duration BASE = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofMinutes(10);

  private RetryDelay() {}

  /**
   * Returns a random part of a ceiling that doubles from one second to ten minutes, or what the
   * provider asked for up to the same ten minutes.
   *
   * @param attempts how often it failed, at least 1
   * @param random from 0 to 1
   */
  public static Duration after(int attempts, @Nullable Duration retryAfter, DoubleSupplier random) {
    if (retryAfter != null) {
      return retryAfter.compareTo(LONGEST) < 0 ? retryAfter : LONGEST;
    }
    long doublings = Math.min(Math.max(attempts - 1, 0), 20);
    long ceiling = Math.min(BASE.toMillis() << doublings, LONGEST.toMillis());
    // at least a tenth of it: a full jitter may be next to nothing, ten times in a row
    return Duration.ofMillis((long) (ceiling * (0.1 + 0.9 * random.getAsDouble())));
  }
}
