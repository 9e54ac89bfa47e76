package dev.feria.server.sales;

import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.platform.http.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads times of query parameters. */
final class Times {
  private Times() {}

  /**
   * Reads a time with its offset, or a date, which means its beginning in UTC.
   *
   * @return null where none is given
   * @throws dev.feria.server.platform.http.ProblemException (422) when it is neither
   */
  static @Nullable Instant parse(String parameter, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      Instant time =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      if (Timestamps.isUsual(time)) {
        return time;
      }
    } catch (DateTimeException e) {
      throw wrong(parameter);
    }
    throw wrong(parameter);
  }

  private static ProblemException wrong(String parameter) {
    return Problem.invalid(parameter, "must be a time like 2026-11-20T18:00:00Z, or a date")
        .exception();
  }
}
