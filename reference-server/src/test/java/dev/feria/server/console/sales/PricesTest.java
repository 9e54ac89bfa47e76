package dev.feria.server.console.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PricesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es-CL|12990|12990",
        "es-CL|12.990|12990",
        "es-CL|1.234.567,50|1234567.50",
        "es-CL|12,5|12.5",
        "es-CL|12.5|12.5",
        "es-CL|1 000|1000",
        "en-US|12.990|12.990",
        "en-US|12,990|12990",
        "en-US|1,234.50|1234.50",
        "en-US|12,5|12.5",
        "pt-BR|1.000,00|1000.00",
        "es-CL|-5|",
        "es-CL|1e9|",
        "es-CL|abc|",
        "es-CL|1.2.3|"
      })
  void parse_readsWhatPeopleType(String locale, String text, String expected) {
    assertThat(Prices.parse(Locale.forLanguageTag(locale), text)).isEqualTo(expected);
  }
}
