package dev.feria.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.CredentialField.Choice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CredentialFieldTest {
  @ParameterizedTest
  @CsvSource({"en,Brazil", "es,Brasil", "pt,Brasil", "es-CL,Brasil", "de,Brasilien"})
  void label_ofACountry_isItsNameInTheLanguage(String language, String name) {
    assertThat(Choice.ofCountry("MLB", "BR").label(Locale.forLanguageTag(language)))
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"en,Own shop", "es,Tienda propia", "de,Own shop"})
  void label_ofAnythingElse_isItsOwnOrTheEnglishOne(String language, String label) {
    Choice choice = Choice.of("own", Map.of("en", "Own shop", "es", "Tienda propia"));
    assertThat(choice.label(Locale.forLanguageTag(language))).isEqualTo(label);
  }

  @Test
  void label_withoutAnyName_isTheValue() {
    assertThat(Choice.of("own", Map.of()).label(Locale.ENGLISH)).isEqualTo("own");
  }

  @Test
  void label_ofACountryWithANameOfItsOwn_isThatName() {
    Choice choice = new Choice("CBT", "CN", Map.of("en", "Cross-border"));
    assertThat(choice.label(Locale.ENGLISH)).isEqualTo("Cross-border");
  }

  @Test
  void offers_whenTheValueIsAChoice_isTrue() {
    CredentialField field =
        new CredentialField(
            "site",
            CredentialField.Kind.CHOICE,
            true,
            List.of(Choice.ofCountry("MLC", "CL")),
            Map.of("en", "Country"));
    assertThat(field.offers("MLC")).isTrue();
    assertThat(field.offers("MLB")).isFalse();
  }
}
