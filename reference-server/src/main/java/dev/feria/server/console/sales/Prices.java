package dev.feria.server.console.sales;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads prices as people type them. Pure. */
final class Prices {
  private Prices() {}

  /**
   * Returns a price in plain digits: {@code 12.990} is twelve thousand where a point groups, and
   * twelve and a bit where it divides.
   *
   * @return null when it is no price
   */
  static @Nullable String parse(Locale locale, String text) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    String grouping = Pattern.quote(String.valueOf(symbols.getGroupingSeparator()));
    String digits = text.strip().replace("\u00a0", "").replace(" ", "");
    if (digits.matches("[0-9]{1,3}(" + grouping + "[0-9]{3})+([.,][0-9]{1,6})?")) {
      digits = digits.replaceAll(grouping, "");
    }
    String plain = digits.replace(',', '.');
    return plain.matches("[0-9]{1,15}(\\.[0-9]{1,6})?") ? plain : null;
  }
}
