package dev.feria.core.limit;

import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what a provider's headers tell about the budget. A 429 with {@code Retry-After} is
 * understood without it. Thread-safe.
 */
@FunctionalInterface
public interface HeaderFeedback {
  /** Reads nothing. */
  HeaderFeedback NONE = (status, header) -> BudgetHint.NOTHING;

  /**
   * Reads the headers of an answer.
   *
   * @param status of the answer
   * @param header gives the first value of a header, whatever its case
   */
  BudgetHint read(int status, Function<String, Optional<String>> header);

  /** Reads a header that holds the number of units left; anything but digits tells nothing. */
  static HeaderFeedback remaining(String name) {
    return (status, header) ->
        new BudgetHint(
            header
                .apply(name)
                .map(String::trim)
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .orElse(null),
            null);
  }
}
