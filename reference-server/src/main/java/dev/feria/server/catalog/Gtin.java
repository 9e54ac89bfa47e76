package dev.feria.server.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Bar codes that mean the same goods everywhere: GTIN-8, UPC (12), EAN (13) and GTIN-14, compared
 * as 14 digits. Pure.
 */
final class Gtin {
  private static final int DIGITS = 14;

  private Gtin() {}

  /**
   * Returns a bar code as 14 digits.
   *
   * @param code as somebody wrote it; spaces and hyphens in it mean nothing
   * @return null for what is no GTIN: another length, other characters, a wrong check digit, or
   *     only zeros, which some systems write for none
   */
  static @Nullable String of(@Nullable String code) {
    if (code == null) {
      return null;
    }
    String digits = code.replaceAll("[\\s-]", "");
    if (!digits.matches("[0-9]{8}|[0-9]{12,14}") || digits.matches("0+")) {
      return null;
    }
    String padded = "0".repeat(DIGITS - digits.length()) + digits;
    int sum = 0;
    for (int i = 0; i < DIGITS; i++) {
      sum += (padded.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return sum % 10 == 0 ? padded : null;
  }
}
