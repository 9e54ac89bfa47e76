package dev.feria.server.platform.http;

import java.time.Instant;

/** Which times callers may write. */
public final class Timestamps {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Timestamps() {}

  /**
   * Tells whether a time has a year of four digits, which the database can hold and people mean.
   */
  public static boolean isUsual(Instant time) {
    return !time.isBefore(FIRST) && !time.isAfter(LAST);
  }
}
