package dev.feria.woocommerce.wire;

import dev.feria.core.json.OpenEnum;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A time as the shop writes it, {@code 2026-11-20T13:04:55}: in UTC in the fields that end in
 * {@code _gmt}, in the shop's zone elsewhere. It has whole seconds, cut off.
 *
 * @param wire as it came
 */
public record GmtTime(String wire) implements OpenEnum {
  private static final int WITHOUT_ZONE = 19;

  /** Writes an instant as a filter wants it, in UTC with whole seconds. */
  public static String text(Instant instant) {
    return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC)
        .format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  /**
   * Returns the instant of a time in UTC.
   *
   * @throws IllegalArgumentException when it is no time
   */
  public Instant instant() {
    try {
      return wire.length() > WITHOUT_ZONE && !wire.startsWith(".", WITHOUT_ZONE)
          ? OffsetDateTime.parse(wire).toInstant()
          : LocalDateTime.parse(wire.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException notTime) {
      throw new IllegalArgumentException("not a time", notTime);
    }
  }
}
