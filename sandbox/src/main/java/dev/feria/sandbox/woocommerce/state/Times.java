package dev.feria.sandbox.woocommerce.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moments as a shop writes and reads them: to the second, without a zone. */
public final class Times {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private Times() {}

  /**
   * Writes a moment twice: as the shop's local time, and as UTC under the same name with {@code
   * _gmt}.
   *
   * @param second since 1970; 0 for none, written as null
   */
  public static void put(
      Map<String, @Nullable Object> target, String name, long second, ZoneId zone) {
    target.put(name, second == 0 ? null : text(second, zone));
    target.put(name + "_gmt", second == 0 ? null : text(second, ZoneOffset.UTC));
  }

  /** One moment in a zone. */
  public static String text(long second, ZoneId zone) {
    return WRITTEN.format(Instant.ofEpochSecond(second).atZone(zone));
  }

  /**
   * Reads a moment; null when the text is none.
   *
   * @param zone of texts that name no zone
   */
  public static @Nullable Long parse(String text, ZoneId zone) {
    String stripped = text.strip().replace(' ', 'T');
    try {
      if (stripped.length() == 10) {
        return LocalDate.parse(stripped).atStartOfDay(zone).toEpochSecond();
      }
      if (stripped.endsWith("Z") || stripped.matches(".*T.*[+-][0-9]{2}:?[0-9]{2}$")) {
        return OffsetDateTime.parse(stripped).toEpochSecond();
      }
      return LocalDateTime.parse(stripped).atZone(zone).toEpochSecond();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
