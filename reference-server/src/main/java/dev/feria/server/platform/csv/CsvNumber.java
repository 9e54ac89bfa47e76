package dev.feria.server.platform.csv;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads amounts as people of all countries write them. Pure. */
public final class CsvNumber {
  private CsvNumber() {}

  /**
   * Reads an amount: {@code 12990}, {@code 12990.50}, {@code 12990,50}, {@code 12.990,50} or {@code
   * 12,990.50}.
   *
   * @return null where it is none, or could be two: {@code 12.990} is a thousand times as much in
   *     Chile as in Mexico
   */
  public static @Nullable BigDecimal read(String text) {
    String digits = text.replaceAll("[\\s$]", "");
    if (digits.matches("[0-9]{1,15}([.,][0-9]{1,2})?")) {
      return new BigDecimal(digits.replace(',', '.'));
    }
    if (digits.matches("[0-9]{1,3}(\\.[0-9]{3})+,[0-9]{1,2}")) {
      return new BigDecimal(digits.replace(".", "").replace(',', '.'));
    }
    if (digits.matches("[0-9]{1,3}(,[0-9]{3})+\\.[0-9]{1,2}")) {
      return new BigDecimal(digits.replace(",", ""));
    }
    if (digits.matches("[0-9]{1,3}(\\.[0-9]{3}){2,4}|[0-9]{1,3}(,[0-9]{3}){2,4}")) {
      return new BigDecimal(digits.replaceAll("[.,]", ""));
    }
    return null;
  }
}
