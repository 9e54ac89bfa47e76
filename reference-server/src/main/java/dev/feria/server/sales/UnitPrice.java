package dev.feria.server.sales;

import dev.feria.server.platform.http.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A price as a caller may write it. Pure.
 *
 * @param currency null where only the amount was given
 */
record UnitPrice(BigDecimal amount, @Nullable String currency) {
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Set<String> MEMBERS = Set.of("amount", "currency");

  /**
   * Reads a price.
   *
   * @return null when it is wrong; then the fields are written down
   */
  static @Nullable UnitPrice read(Object value, String field, List<FieldError> errors) {
    if (value instanceof Map<?, ?> money) {
      return money(money, field, errors);
    }
    String amount = value instanceof BigDecimal number ? plain(number) : value.toString();
    if (AMOUNT.matcher(amount).matches()) {
      return new UnitPrice(new BigDecimal(amount), null);
    }
    errors.add(
        new FieldError(
            field, "must be money like {\"amount\": \"990.00\", \"currency\": \"CLP\"}"));
    return null;
  }

  private static @Nullable UnitPrice money(Map<?, ?> money, String field, List<FieldError> errors) {
    int before = errors.size();
    for (Object name : money.keySet()) {
      if (!MEMBERS.contains(name)) {
        errors.add(new FieldError(field + "." + name, "is not known"));
      }
    }
    String amount = money.get("amount") instanceof String text ? text : "";
    String currency = money.get("currency") instanceof String text ? text : "";
    if (!AMOUNT.matcher(amount).matches()) {
      errors.add(
          new FieldError(
              field + ".amount", "must be a decimal number as text, at least 0, like \"990.00\""));
    }
    if (!CURRENCY.matcher(currency).matches()) {
      errors.add(
          new FieldError(field + ".currency", "must be a currency code of three capital letters"));
    }
    return errors.size() > before ? null : new UnitPrice(new BigDecimal(amount), currency);
  }

  /** A number with too long an exponent is no price; it is not written out. */
  private static String plain(BigDecimal number) {
    return Math.abs((long) number.scale()) > 20 ? "" : number.toPlainString();
  }
}
