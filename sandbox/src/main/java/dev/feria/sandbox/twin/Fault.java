package dev.feria.sandbox.twin;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A scripted fault.
 *
 * @param operation exact name, a group ({@code items} or {@code items.*}) or {@code *}
 * @param rate share of the matching calls that are hit, 0 to 1
 * @param kind one of the names in {@code docs/sandbox.md}, without its argument
 * @param status for {@code status} and {@code html}
 * @param delay for {@code delay}
 * @param retryAfter seconds for a {@code Retry-After} header; null for none
 * @param times how often it may still hit; negative for always
 */
public record Fault(
    String operation,
    double rate,
    String kind,
    int status,
    Duration delay,
    @Nullable Long retryAfter,
    long times) {

  /**
   * Reads the written form, such as {@code status:503} or {@code delay:150ms}.
   *
   * @throws IllegalArgumentException when the text is none of the known faults
   */
  public static Fault parse(
      String operation, double rate, String text, @Nullable Long retryAfter, long times) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split(":", 2);
    String argument = parts.length > 1 ? parts[1] : "";
    int status = 0;
    Duration delay = Duration.ZERO;
    switch (parts[0]) {
      case "status", "html" -> {
        status = number(text, argument);
        if (status < 200 || status > 599) {
          throw new IllegalArgumentException("not a status: " + text);
        }
      }
      case "delay" -> delay = duration(text, argument);
      case "timeout",
          "timeout-after",
          "reset",
          "reset-after",
          "half-body",
          "expire-token",
          "duplicate",
          "reorder",
          "drop",
          "lose" -> {}
      default -> throw new IllegalArgumentException("unknown fault: " + text);
    }
    return new Fault(operation, rate, parts[0], status, delay, retryAfter, times);
  }

  /** True for faults of outgoing notifications. */
  public boolean outgoing() {
    return switch (kind) {
      case "duplicate", "reorder", "drop", "lose" -> true;
      default -> false;
    };
  }

  boolean matches(String name) {
    return operation.equals("*")
        || operation.equals(name)
        || name.startsWith(operation + ".")
        || (operation.endsWith("*")
            && name.startsWith(operation.substring(0, operation.length() - 1)));
  }

  Fault once() {
    return new Fault(
        operation, rate, kind, status, delay, retryAfter, times < 0 ? times : times - 1);
  }

  private static int number(String text, String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: " + text, e);
    }
  }

  private static Duration duration(String text, String value) {
    if (value.endsWith("ms")) {
      return Duration.ofMillis(number(text, value.substring(0, value.length() - 2)));
    }
    if (value.endsWith("s")) {
      return Duration.ofSeconds(number(text, value.substring(0, value.length() - 1)));
    }
    return Duration.ofMillis(number(text, value));
  }
}
