package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.Times;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Kinds of search fields. */
final class Matches {
  private Matches() {}

  /** A moment. */
  static <T> Search.Matcher<T> time(Clock clock, ToLongFunction<T> millis) {
    return (record, term) -> {
      Long wanted = Times.parse(term.value(), clock.instant());
      return wanted == null
          || compare(millis.applyAsLong(record) / 1_000, term.operator(), wanted / 1_000);
    };
  }

  /** A number. */
  static <T> Search.Matcher<T> number(ToLongFunction<T> value) {
    return (record, term) -> {
      try {
        return compare(value.applyAsLong(record), term.operator(), Long.parseLong(term.value()));
      } catch (NumberFormatException e) {
        return false;
      }
    };
  }

  private static boolean compare(long value, String operator, long wanted) {
    return switch (operator) {
      case ">=" -> value >= wanted;
      case "<=" -> value <= wanted;
      case ">" -> value > wanted;
      case "<" -> value < wanted;
      default -> value == wanted;
    };
  }

  /** A word out of a list; a comma in the query means any of these. */
  static <T> Search.Matcher<T> word(Function<T, String> value) {
    return (record, term) ->
        Arrays.stream(term.value().split(",", -1))
            .anyMatch(wanted -> wanted.strip().equalsIgnoreCase(value.apply(record)));
  }

  /** Any of several words. */
  static <T> Search.Matcher<T> words(Function<T, ? extends Collection<String>> values) {
    return (record, term) ->
        values.apply(record).stream().anyMatch(value -> value.equalsIgnoreCase(term.value()));
  }

  /** Text that begins with the value, in any case, as a tokenising search finds it. */
  static <T> Search.Matcher<T> prefix(Function<T, @Nullable String> value) {
    return prefixes(
        record -> {
          String text = value.apply(record);
          return text == null ? List.of() : List.of(text);
        });
  }

  /** Any of several texts that begins with the value. */
  static <T> Search.Matcher<T> prefixes(Function<T, ? extends Collection<String>> values) {
    return (record, term) -> {
      String wanted = term.value().toLowerCase(Locale.ROOT);
      String bare = wanted.endsWith("*") ? wanted.substring(0, wanted.length() - 1) : wanted;
      return values.apply(record).stream()
          .anyMatch(text -> text.toLowerCase(Locale.ROOT).startsWith(bare));
    };
  }

  /** Text that contains the value. */
  static <T> Search.Matcher<T> contains(Function<T, @Nullable String> value) {
    return (record, term) -> {
      String text = value.apply(record);
      return text != null
          && text.toLowerCase(Locale.ROOT).contains(term.value().toLowerCase(Locale.ROOT));
    };
  }
}
