package dev.feria.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GtinTest {
  @ParameterizedTest
  @CsvSource({
    "4006381333931, 04006381333931",
    "036000291452, 00036000291452",
    "0036000291452, 00036000291452",
    "96385074, 00000096385074",
    "10614141000415, 10614141000415",
    "978-3-16-148410-0, 09783161484100",
    "' 4006381 333931 ', 04006381333931",
  })
  void of_aValidCode_isItsFourteenDigits(String code, String digits) {
    assertThat(Gtin.of(code)).isEqualTo(digits);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "4006381333932",
        "40063813339310",
        "123456789",
        "0000000000000",
        "00000000",
        "ABC-1234",
        "N/A",
        "４００６３８１３３３９３１",
        "does not apply"
      })
  void of_anythingElse_isNone(String code) {
    assertThat(Gtin.of(code)).isNull();
  }
}
