package dev.feria.sandbox.shopify.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The platform's ways to write a moment; moments are milliseconds since 1970, 0 is null. */
public final class Times {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private Times() {}

  /** As in GraphQL: whole seconds, {@code Z}. */
  public static @Nullable String utc(long millis) {
    return millis == 0
        ? null
        : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** As in REST and webhooks: whole seconds with the store's offset. */
  public static @Nullable String local(long millis, ZoneId zone) {
    return millis == 0 ? null : LOCAL.format(Instant.ofEpochMilli(millis).atZone(zone));
  }

  /** Reads a search value: a moment with an offset or a date; null when it is neither. */
  public static @Nullable Long parse(String text, Instant now) {
    if (text.equals("now")) {
      return now.toEpochMilli();
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return parseDate(text);
    }
  }

  private static @Nullable Long parseDate(String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
