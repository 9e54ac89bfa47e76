package dev.feria.server.console;

import dev.feria.core.commerce.Money;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words, numbers, money and times as one reader expects them.
 *
 * @param language of the words
 * @param locale how numbers and dates are written
 * @param zone in which times are told
 * @param words the texts of the language by key, in the syntax of {@link MessageFormat}
 */
public record Texts(Language language, Locale locale, ZoneId zone, Map<String, String> words) {
  private static final char NO_BREAK = '\u00a0';

  /**
   * Returns a text with its arguments; numbers are written, and plurals chosen, by the language.
   */
  public String t(String key, Object... args) {
    return find(key, args, "[" + key + "]");
  }

  /** Returns a text, or the given one where the language has none: for words of a provider. */
  public String tOr(String key, String otherwise) {
    return find(key, new Object[0], otherwise);
  }

  private String find(String key, Object[] args, String otherwise) {
    String pattern = words.get(key);
    return pattern == null ? otherwise : new MessageFormat(pattern, locale).format(args);
  }

  /** Returns a whole number. */
  public String n(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** Returns a whole number with its sign, also when it is positive. */
  public String signed(long number) {
    return number > 0 ? "+" + n(number) : n(number);
  }

  /** Returns an amount behind its currency's code, with the digits that the currency has. */
  public String money(Money money) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    int digits = digits(money);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return money.currency() + NO_BREAK + format.format(money.amount());
  }

  private static int digits(Money money) {
    int used = money.amount().stripTrailingZeros().scale();
    return Math.max(used, usual(money.currency()));
  }

  private static int usual(String currency) {
    return Currency.getAvailableCurrencies().stream()
        .filter(known -> known.getCurrencyCode().equals(currency))
        .findFirst()
        .map(known -> Math.max(0, known.getDefaultFractionDigits()))
        .orElse(2);
  }

  /** Returns a date and time in the reader's zone, to be broken only between the two. */
  public String when(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return together(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM), local)
        + " "
        + together(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), local);
  }

  private String together(DateTimeFormatter format, ZonedDateTime local) {
    return format.withLocale(locale).format(local).replace(' ', NO_BREAK);
  }

  /** Returns a length of time in its largest sensible unit. */
  public String duration(Duration length) {
    long seconds = length.toSeconds();
    if (seconds < 1) {
      return t("duration.millis", length.toMillis());
    }
    if (seconds < 60) {
      return t("duration.seconds", seconds);
    }
    return seconds < 3600
        ? t("duration.minutes", seconds / 60, seconds % 60)
        : t("duration.hours", seconds / 3600, seconds % 3600 / 60);
  }

  /** Returns a price as people type it, without grouping, empty for none. */
  public static String plain(@Nullable BigDecimal amount) {
    return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
  }
}
