package dev.feria.sandbox.mercadolibre.state;

import dev.feria.sandbox.http.ReplyException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The platform's ways to write a moment; moments are milliseconds since 1970, 0 is null. */
public final class Times {
  private static final ZoneOffset MINUS_FOUR = ZoneOffset.ofHours(-4);
  private static final DateTimeFormatter ORDER =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
  private static final DateTimeFormatter PACK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
  private static final long HOUR = 3_600_000;

  private Times() {}

  /** As in orders: {@code -04:00} in every country. */
  public static @Nullable String order(long millis) {
    return millis == 0 ? null : ORDER.format(at(millis, MINUS_FOUR));
  }

  /** As in packs: {@code -0400}. */
  public static @Nullable String pack(long millis) {
    return millis == 0 ? null : PACK.format(at(millis, MINUS_FOUR));
  }

  /** As in items and notifications: {@code Z}. */
  public static @Nullable String utc(long millis) {
    return millis == 0 ? null : UTC.format(at(millis, ZoneOffset.UTC));
  }

  /** Reads a date filter and cuts it to the hour, as the order search does. */
  public static long hour(String name, String text) {
    return Math.floorDiv(parse(name, text), HOUR) * HOUR;
  }

  /** Reads a date filter. */
  public static long parse(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new ReplyException(
          Errors.reply(400, "bad_request", "Invalid date in " + name + ": " + text), e);
    }
  }

  private static OffsetDateTime at(long millis, ZoneOffset offset) {
    return Instant.ofEpochMilli(millis).atOffset(offset);
  }
}
