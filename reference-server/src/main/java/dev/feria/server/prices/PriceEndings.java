package dev.feria.server.prices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * How prices customarily end, by currency: the nearest multiple of a step, less a little. CLP ends
 * on 990, below 1,000 on 90; COP on 900, below 1,000 on 90; ARS on 99, below 1,000 on 9; MXN and
 * UYU on 9, below 100 on .90; BRL and PEN on .90; USD on .99. What shops do in 2026, not a rule of
 * law. Pure.
 */
final class PriceEndings {
  /** Prices from {@code from} on are multiples of {@code step}, less {@code less}. */
  private record Ending(BigDecimal from, BigDecimal step, BigDecimal less) {
    static Ending of(String from, String step, String less) {
      return new Ending(new BigDecimal(from), new BigDecimal(step), new BigDecimal(less));
    }

    BigDecimal nearest(BigDecimal amount) {
      BigDecimal steps = amount.add(less).divide(step, 0, RoundingMode.HALF_UP);
      return steps.max(BigDecimal.ONE).multiply(step).subtract(less);
    }
  }

  private static final List<Ending> TENTHS = List.of(Ending.of("0", "1", "0.10"));
  private static final List<Ending> NINES =
      List.of(Ending.of("100", "10", "1"), Ending.of("0", "1", "0.10"));
  private static final Map<String, List<Ending>> BY_CURRENCY =
      Map.of(
          "CLP",
          List.of(Ending.of("1000", "1000", "10"), Ending.of("0", "100", "10")),
          "COP",
          List.of(Ending.of("1000", "1000", "100"), Ending.of("0", "100", "10")),
          "ARS",
          List.of(Ending.of("1000", "100", "1"), Ending.of("0", "10", "1")),
          "MXN",
          NINES,
          "UYU",
          NINES,
          "BRL",
          TENTHS,
          "PEN",
          TENTHS,
          "USD",
          List.of(Ending.of("0", "1", "0.01")));

  private PriceEndings() {}

  /** Returns the customary price that is nearest; of currencies not named, {@link #exact}. */
  static BigDecimal custom(BigDecimal amount, String currency) {
    return BY_CURRENCY.getOrDefault(currency, List.of()).stream()
        .filter(ending -> amount.compareTo(ending.from()) >= 0)
        .findFirst()
        .map(ending -> ending.nearest(amount))
        .orElseGet(() -> exact(amount, currency));
  }

  /** Returns an amount in whole coins of the currency. */
  static BigDecimal exact(BigDecimal amount, String currency) {
    int digits = 2;
    for (Currency known : Currency.getAvailableCurrencies()) {
      if (known.getCurrencyCode().equals(currency)) {
        digits = Math.max(0, known.getDefaultFractionDigits());
      }
    }
    return amount.setScale(digits, RoundingMode.HALF_UP);
  }
}
