package dev.feria.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PkceTest {
  /** RFC 7636 appendix B, and the vector of Mercado Libre's documentation. */
  @ParameterizedTest
  @CsvSource({
    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    "M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag,"
        + " qjrzSW9gMiUgpUvqgEPE4_-8swvyCtfOVvg55o5S_es"
  })
  void challenge_ofPublishedVectors_isTheirs(String verifier, String challenge) {
    assertThat(Pkce.challenge(Secret.of(verifier))).isEqualTo(challenge);
  }

  @Test
  void verifier_drawnTwice_differsAndHasAChallenge() {
    SecureRandom random = new SecureRandom();
    Secret one = Pkce.verifier(random);
    assertThat(one).isNotEqualTo(Pkce.verifier(random));
    assertThat(one.reveal()).hasSize(64);
    assertThat(Pkce.challenge(one)).hasSize(43);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "dBjftJeZ4CVP mB92K27uhbUJU1p1r_wW1gFWFOEjXk"})
  void challenge_ofAVerifierOutsideTheRules_isRefusedWithoutRepeatingIt(String verifier) {
    assertThatThrownBy(() -> Pkce.challenge(Secret.of(verifier)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("dBjft");
  }
}
