package dev.feria.core.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told of every call to a provider, for metrics. Called on the caller's thread; must be quick.
 */
@FunctionalInterface
public interface CallListener {
  /** Listens to nothing. */
  CallListener NONE = call -> {};

  /** Is told that a call ended, however it did. */
  void ended(Call call);

  /**
   * A call that ended.
   *
   * @param provider id of the provider
   * @param operation the client's name of the call, for example {@code orders.get}
   * @param status HTTP status of the last attempt, 0 when no answer came
   * @param attempts how often it was sent
   * @param budgetWait how long it waited for budget, all attempts together
   * @param elapsed from the start to the decoded answer or the exception
   * @param error simple name of the exception it ended with, null for success
   */
  record Call(
      String provider,
      String operation,
      int status,
      int attempts,
      Duration budgetWait,
      Duration elapsed,
      @Nullable String error) {}
}
