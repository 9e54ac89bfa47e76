package dev.feria.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HmacSchemeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T13:36:12Z");
  private static final Secret OLD = Secret.of("old-secret");
  private static final Secret NEW = Secret.of("It's a Secret to Everybody");
  private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);

  /** GitHub's documented vector; Meta uses the same scheme. */
  private static final String VECTOR =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private static final HmacScheme HUB =
      HmacScheme.sha256("X-Hub-Signature-256", SignatureEncoding.HEX, List.of(OLD, NEW))
          .prefix("sha256=");

  private static WebhookRequest request(byte[] body, Map<String, String> headers) {
    Map<String, List<String>> lists = new java.util.HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new WebhookRequest("POST", "/hook", Map.of(), lists, body, NOW);
  }

  @Test
  void verify_ofThePublishedVector_isValidWithTheSecondSecret() {
    assertThat(HUB.verify(request(BODY, Map.of("X-Hub-Signature-256", VECTOR))))
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void verify_whateverTheCaseOfHeaderAndDigits_isValid() {
    String upper = "SHA256=" + VECTOR.substring(7).toUpperCase(Locale.ROOT);
    assertThat(HUB.verify(request(BODY, Map.of("x-hub-signature-256", " " + upper + " "))))
        .isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @EnumSource(SignatureEncoding.class)
  void sign_inEachEncoding_isVerified(SignatureEncoding encoding) {
    for (HmacScheme scheme :
        List.of(
            HmacScheme.sha256("X-Sig", encoding, List.of(NEW)),
            HmacScheme.sha1("X-Sig", encoding, List.of(NEW)),
            HmacScheme.sha512("X-Sig", encoding, List.of(NEW)))) {
      assertThat(scheme.verify(request(BODY, scheme.sign(BODY)))).isEqualTo(Verdict.VALID);
    }
  }

  @Test
  void verify_whenAnyPartIsChanged_isRefused() {
    byte[] otherBody = BODY.clone();
    otherBody[3] ^= 1;
    assertThat(HUB.verify(request(otherBody, Map.of("X-Hub-Signature-256", VECTOR))))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
    String otherSignature = VECTOR.replace("757107", "757108");
    assertThat(HUB.verify(request(BODY, Map.of("X-Hub-Signature-256", otherSignature))))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
    HmacScheme otherSecret =
        HmacScheme.sha256("X-Hub-Signature-256", SignatureEncoding.HEX, List.of(OLD))
            .prefix("sha256=");
    assertThat(otherSecret.verify(request(BODY, Map.of("X-Hub-Signature-256", VECTOR))))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
    assertThat(HUB.verify(request(BODY, Map.of("X-Hub-Signature", VECTOR))))
        .isEqualTo(Verdict.SIGNATURE_MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1=7571", "7571", "sha256=75 1", "sha256=757", "sha", "sha256=zz"})
  void verify_whenTheSignatureCannotBeRead_isMalformed(String value) {
    assertThat(HUB.verify(request(BODY, Map.of("X-Hub-Signature-256", value))))
        .isEqualTo(Verdict.SIGNATURE_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void verify_whenTheHeaderIsEmpty_isMissing(String value) {
    assertThat(HUB.verify(request(BODY, Map.of("X-Hub-Signature-256", value))))
        .isEqualTo(Verdict.SIGNATURE_MISSING);
  }

  @Test
  void verify_whenTheSignatureIsCutToNothing_isNotValid() {
    assertThat(HUB.verify(request(BODY, Map.of("X-Hub-Signature-256", "sha256="))))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
  }

  @Test
  void newScheme_withoutSecrets_isRefused() {
    assertThatThrownBy(() -> HmacScheme.sha256("X", SignatureEncoding.HEX, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> HmacScheme.sha256("X", SignatureEncoding.HEX, List.of(NEW, Secret.of(""))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void request_whenRead_isWhatArrived() {
    byte[] body = BODY.clone();
    WebhookRequest request =
        new WebhookRequest(
            "POST", "/hook", Map.of("q", List.of("1")), Map.of("A", List.of("b")), body, NOW);
    body[0] = 0;
    request.body()[1] = 0;
    assertThat(request.text()).isEqualTo("Hello, World!");
    assertThat(request.method() + request.path()).isEqualTo("POST/hook");
    assertThat(request.query("q")).contains("1");
    assertThat(request.query("r")).isEmpty();
    assertThat(request.header("a")).contains("b");
    assertThat(Verdict.VALID.accepted() && Verdict.UNSIGNED.accepted()).isTrue();
    assertThat(Verdict.SIGNATURE_MISSING.accepted()).isFalse();
  }
}
