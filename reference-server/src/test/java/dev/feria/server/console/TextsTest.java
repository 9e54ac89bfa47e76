package dev.feria.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class TextsTest {
  private static final Locale CHILE = new Locale("es", "CL");
  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private final Bundles bundles = new Bundles();
  private final Texts spanish = texts(Language.ES, CHILE);
  private final Texts portuguese = texts(Language.PT, new Locale("pt", "BR"));
  private final Texts english = texts(Language.EN, Locale.US);

  private Texts texts(Language language, Locale locale) {
    return new Texts(language, locale, SANTIAGO, bundles.of(language));
  }

  @Test
  void money_isWrittenWithTheDigitsOfItsCurrency() {
    assertThat(spanish.money(Money.of("1259900.00", "CLP"))).isEqualTo("CLP\u00a01.259.900");
    assertThat(portuguese.money(Money.of("49.9", "BRL"))).isEqualTo("BRL\u00a049,90");
    assertThat(english.money(Money.of("0.125", "USD"))).isEqualTo("USD\u00a00.125");
    assertThat(english.money(Money.of("5", "XXQ"))).isEqualTo("XXQ\u00a05.00");
  }

  @Test
  void t_withNumber_choosesThePlural() {
    assertThat(spanish.t("home.sales_count", 0)).isEqualTo("ninguna venta todavía");
    assertThat(spanish.t("home.sales_count", 1)).isEqualTo("1 venta");
    assertThat(spanish.t("home.sales_count", 12_345)).isEqualTo("12.345 ventas");
    assertThat(english.t("home.sales_count", 12_345)).isEqualTo("12,345 sales");
  }

  @Test
  void when_isToldInTheReadersZone() {
    Instant at = Instant.parse("2026-11-20T02:30:00Z");
    assertThat(spanish.when(at)).contains("19").contains("23:30");
  }

  @Test
  void duration_isToldInItsLargestUnits() {
    assertThat(english.duration(Duration.ofMillis(340))).isEqualTo("340 ms");
    assertThat(english.duration(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(english.duration(Duration.ofSeconds(83))).isEqualTo("1 min 23 s");
    assertThat(english.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
  }

  @Test
  void signed_showsTheSignOfWhatCameIn() {
    assertThat(spanish.signed(1200)).isEqualTo("+1.200");
    assertThat(spanish.signed(-3)).isEqualTo("-3");
    assertThat(spanish.signed(0)).isEqualTo("0");
  }

  @Test
  void t_whenNobodyWroteTheText_showsTheKey() {
    assertThat(english.t("no.such.key")).isEqualTo("[no.such.key]");
    assertThat(english.tOr("no.such.key", "word")).isEqualTo("word");
  }

  @Test
  void language_isTheFirstThatIsSpoken() {
    assertThat(Language.of(List.of(Locale.FRENCH, new Locale("pt", "PT"), Locale.ENGLISH)))
        .isEqualTo(Language.PT);
    assertThat(Language.of(List.of(Locale.FRENCH))).isEqualTo(Language.EN);
    assertThat(Language.PT.locale(List.of(new Locale("pt", "PT"))).getCountry()).isEqualTo("PT");
    assertThat(Language.ES.locale(List.of(Locale.US))).isEqualTo(CHILE);
  }
}
