package dev.feria.core.json;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Reads the spellings of a moment that providers use. */
final class Times {
  private static final DateTimeFormatter ANY_OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private Times() {}

  /**
   * Reads an ISO 8601 time with an offset.
   *
   * @throws java.time.DateTimeException when it is none, or has no offset
   */
  static Instant parse(String text) {
    return ANY_OFFSET.parse(text.trim(), Instant::from);
  }
}
