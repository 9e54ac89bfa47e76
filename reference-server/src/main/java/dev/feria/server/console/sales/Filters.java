package dev.feria.server.console.sales;

import dev.feria.server.console.Visit;
import dev.feria.server.console.integrations.AccountCards;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what narrows a list of orders or sales from the page's address. */
final class Filters {
  private static final List<String> NAMES = List.of("q", "account", "state", "sent", "from", "to");

  private Filters() {}

  static Filter read(Visit visit, AccountCards accounts, List<String> states) {
    String state = visit.query("state");
    return new Filter(
        visit.query("q"),
        visit.query("account"),
        states.contains(state) ? state : "",
        visit.query("from"),
        visit.query("to"),
        accounts.choices(visit),
        states);
  }

  /** Returns the first instant of a day in the reader's zone; null for no day. */
  static @Nullable Instant startOf(Visit visit, String day, int daysLater) {
    try {
      return day.isEmpty()
          ? null
          : LocalDate.parse(day).plusDays(daysLater).atStartOfDay(visit.texts().zone()).toInstant();
    } catch (DateTimeException e) {
      return null; // a half typed day narrows nothing
    }
  }

  /** Returns the address of the next page, null on the last one. */
  static @Nullable String next(Visit visit, String path, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    Map<String, String> query = new LinkedHashMap<>();
    NAMES.forEach(name -> query.put(name, visit.query(name)));
    query.put("after", cursor);
    return Visit.href(path, query);
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
