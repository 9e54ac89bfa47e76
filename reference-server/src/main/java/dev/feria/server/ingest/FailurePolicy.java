package dev.feria.server.ingest;

import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of an event whose handling failed. Pure. */
final class FailurePolicy {
  /** How often an event is tried while waiting may help. */
  static final int MOST_ATTEMPTS = 12;

  /** Pauses for a resource that is not there yet right after it was announced. */
  static final List<Duration> NOT_YET =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60));

  private static final Duration BASE = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);
  // Connection, transaction rollback, resources, operator: none of them lies in the event.
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  private FailurePolicy() {}

  /** What to do. */
  sealed interface Decision {
    /** Try again after a while. */
    record Retry(Duration after) implements Decision {}

    /** Wait until the account is connected again. */
    record Park() implements Decision {}

    /** A person has to look. */
    record Dead() implements Decision {}
  }

  /**
   * Decides.
   *
   * @param attempts how often it had failed before
   * @param random from 0 (inclusive) to 1
   */
  static Decision decide(Throwable failure, int attempts, DoubleSupplier random) {
    if (failure instanceof ProviderException provider) {
      if (provider.reconnectNeeded()) {
        return new Decision.Park();
      }
      if (provider.waitingHelps()) {
        return backOff(attempts, provider.failure().retryAfter(), random);
      }
      boolean notYet =
          provider instanceof ConflictException
              || (provider instanceof RejectedException && provider.failure().status() == 404);
      return notYet && attempts < NOT_YET.size()
          ? new Decision.Retry(NOT_YET.get(attempts))
          : new Decision.Dead();
    }
    return passing(failure) ? backOff(attempts, null, random) : new Decision.Dead();
  }

  private static Decision backOff(int attempts, @Nullable Duration asked, DoubleSupplier random) {
    if (attempts + 1 >= MOST_ATTEMPTS) {
      return new Decision.Dead();
    }
    if (asked != null) {
      return new Decision.Retry(asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked);
    }
    return new Decision.Retry(jitter(attempts, random));
  }

  /** Returns a random pause below a ceiling that doubles with every attempt, up to ten minutes. */
  static Duration jitter(int attempts, DoubleSupplier random) {
    Duration ceiling = BASE.multipliedBy(1L << Math.min(attempts, 20));
    long most = Math.min(ceiling.toMillis(), LONGEST.toMillis());
    return Duration.ofMillis((long) (most * random.getAsDouble()));
  }

  /** Tells whether a failure of the database passes by itself. */
  static boolean passing(Throwable failure) {
    int depth = 0;
    for (@Nullable Throwable cause = failure; cause != null && depth < 20; depth++) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null || PASSING.contains(state.substring(0, Math.min(2, state.length())));
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Says in one line why an event failed. */
  static String reason(Throwable failure) {
    String message = failure.getMessage();
    String text =
        failure instanceof ProviderException && message != null
            ? message
            : failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    String line = text.replaceAll("\\s+", " ").trim();
    return line.length() <= 500 ? line : line.substring(0, 500);
  }
}
