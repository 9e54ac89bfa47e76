package dev.feria.server.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Money;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriceRuleTest {
  @ParameterizedTest
  @CsvSource({
    "CLP, 8990, 12.5, 0, CUSTOM, , 9990",
    "CLP, 8990, 12.5, 0, NONE, , 10114",
    "CLP, 10600, 0, 0, CUSTOM, , 10990",
    "CLP, 1000, 0, 0, CUSTOM, , 990",
    "CLP, 640, 0, 0, CUSTOM, , 690",
    "CLP, 20, 0, 0, CUSTOM, , 90",
    "CLP, 8990, 0, -8990, NONE, , 1",
    "CLP, 8990, -50, 0, CUSTOM, 6000, 6000",
    "BRL, 100, 10, 0, CUSTOM, , 109.90",
    "BRL, 100, 10.5, 0.55, CUSTOM, , 110.90",
    "BRL, 0.30, 0, 0, CUSTOM, , 0.90",
    "PEN, 25.20, 0, 0, CUSTOM, , 24.90",
    "ARS, 15230, 0, 0, CUSTOM, , 15199",
    "ARS, 532, 0, 0, CUSTOM, , 529",
    "MXN, 1234.50, 0, 0, CUSTOM, , 1239",
    "MXN, 45.20, 0, 0, CUSTOM, , 44.90",
    "COP, 45300, 0, 0, CUSTOM, , 44900",
    "UYU, 1233, 0, 0, CUSTOM, , 1229",
    "USD, 19.40, 0, 0, CUSTOM, , 18.99",
    "USD, 19.50, 0, 0, CUSTOM, , 19.99",
    "EUR, 19.404, 0, 0, CUSTOM, , 19.40",
  })
  void apply_percentThenAdditionThenRoundingThenMinimum(
      String currency,
      BigDecimal base,
      BigDecimal percent,
      BigDecimal addition,
      Rounding rounding,
      BigDecimal minimum,
      BigDecimal price) {
    var rule = new PriceRule(true, percent, addition, rounding, minimum);
    assertThat(rule.apply(new Money(base, currency)).amount()).isEqualByComparingTo(price);
  }
}
