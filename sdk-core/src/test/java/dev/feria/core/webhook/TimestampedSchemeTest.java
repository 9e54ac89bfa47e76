package dev.feria.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.auth.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampedSchemeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T13:36:12Z");
  private static final Secret OLD = Secret.of("old");
  private static final Secret NEW = Secret.of("new");
  private static final TimestampedScheme PAIRS =
      TimestampedScheme.pairs(
          "Stripe-Signature", new TimestampedScheme.PairKeys("t", "v1"), List.of(OLD, NEW));
  private static final TimestampedScheme.HeaderNames NAMES =
      new TimestampedScheme.HeaderNames("X-Slack-Request-Timestamp", "X-Slack-Signature");

  private static WebhookRequest request(String body, Map<String, String> headers, Instant at) {
    Map<String, List<String>> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new WebhookRequest(
        "POST", "/hook", Map.of(), lists, body.getBytes(StandardCharsets.UTF_8), at);
  }

  private static WebhookRequest request(String body, Map<String, String> headers) {
    return request(body, headers, NOW);
  }

  @Test
  void verify_ofSlacksPublishedVector_isValid() {
    String body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text="
            + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
            + "%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    TimestampedScheme slack =
        TimestampedScheme.headers(NAMES, List.of(Secret.of("8f742231b10e8888abcd99yyyzzz85a5")))
            .prefix("v0=")
            .payload(SignedPayload.around("v0:", ":", ""));
    WebhookRequest request =
        request(
            body,
            Map.of(
                "X-Slack-Request-Timestamp", "1531420618",
                "X-Slack-Signature",
                    "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"),
            Instant.ofEpochSecond(1531420618));
    assertThat(slack.verify(request)).isEqualTo(Verdict.VALID);
  }

  @Test
  void sign_inEachLayout_isVerified() {
    WebhookRequest bare = request("{}", Map.of());
    for (TimestampedScheme scheme :
        List.of(
            PAIRS,
            PAIRS.inMilliseconds(),
            PAIRS.encoding(SignatureEncoding.BASE64_URL),
            TimestampedScheme.headers(NAMES, List.of(NEW)),
            TimestampedScheme.headers(NAMES, List.of(NEW)).prefix("v0="))) {
      assertThat(scheme.verify(request("{}", scheme.sign(bare, NOW)))).isEqualTo(Verdict.VALID);
    }
  }

  @Test
  void verify_whenSignedByTheNewerSecret_isValid() {
    TimestampedScheme sender =
        TimestampedScheme.pairs(
            "Stripe-Signature", new TimestampedScheme.PairKeys("t", "v1"), List.of(NEW));
    Map<String, String> headers = sender.sign(request("{}", Map.of()), NOW);
    assertThat(PAIRS.verify(request("{}", headers))).isEqualTo(Verdict.VALID);
    String several = headers.get("Stripe-Signature") + ",v0=old,v1=00ff, junk";
    assertThat(PAIRS.verify(request("{}", Map.of("stripe-signature", several))))
        .isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @CsvSource({
    "-301, OUTSIDE_TOLERANCE",
    "-300, VALID",
    "0, VALID",
    "300, VALID",
    "301, OUTSIDE_TOLERANCE"
  })
  void verify_byAge_refusesBothSidesOfTheWindow(int seconds, Verdict verdict) {
    Map<String, String> headers = PAIRS.sign(request("{}", Map.of()), NOW.plusSeconds(seconds));
    assertThat(PAIRS.verify(request("{}", headers))).isEqualTo(verdict);
  }

  @Test
  void verify_withAnotherTolerance_usesIt() {
    TimestampedScheme strict = PAIRS.tolerance(Duration.ofSeconds(1));
    Map<String, String> headers = PAIRS.sign(request("{}", Map.of()), NOW.minusSeconds(2));
    assertThat(strict.verify(request("{}", headers))).isEqualTo(Verdict.OUTSIDE_TOLERANCE);
  }

  @Test
  void verify_whenAnyPartIsChanged_isRefused() {
    String good = PAIRS.sign(request("{}", Map.of()), NOW).get("Stripe-Signature");
    String timestamp = "t=" + NOW.getEpochSecond();
    assertThat(PAIRS.verify(request("{ }", Map.of("Stripe-Signature", good))))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
    String later = good.replace(timestamp, "t=" + (NOW.getEpochSecond() + 1));
    assertThat(PAIRS.verify(request("{}", Map.of("Stripe-Signature", later))))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
    assertThat(PAIRS.verify(request("{}", Map.of("Other", good))))
        .isEqualTo(Verdict.SIGNATURE_MISSING);
    TimestampedScheme other =
        TimestampedScheme.pairs(
            "Stripe-Signature", new TimestampedScheme.PairKeys("t", "v1"), List.of(Secret.of("x")));
    assertThat(other.verify(request("{}", Map.of("Stripe-Signature", good))))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "t=1", "v1=00", "nothing"})
  void verify_whenAPartIsAbsent_isMissing(String header) {
    assertThat(PAIRS.verify(request("{}", Map.of("Stripe-Signature", header))))
        .isEqualTo(Verdict.SIGNATURE_MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t=,v1=00",
        "t=x,v1=00",
        "t=-5,v1=00",
        "t=:,v1=00",
        "t=1234567890123456,v1=00",
        "t=1,v1=zz"
      })
  void verify_whenAPartCannotBeRead_isMalformed(String header) {
    assertThat(PAIRS.verify(request("{}", Map.of("Stripe-Signature", header))))
        .isEqualTo(Verdict.SIGNATURE_MALFORMED);
  }

  @Test
  void verify_ofTwoHeaders_needsBothAndThePrefix() {
    TimestampedScheme slack = TimestampedScheme.headers(NAMES, List.of(NEW)).prefix("v0=");
    Map<String, String> good = slack.sign(request("{}", Map.of()), NOW);
    Map<String, String> noTime = new HashMap<>(good);
    noTime.remove("X-Slack-Request-Timestamp");
    assertThat(slack.verify(request("{}", noTime))).isEqualTo(Verdict.SIGNATURE_MISSING);
    Map<String, String> noSignature = new HashMap<>(good);
    noSignature.put("X-Slack-Signature", "");
    assertThat(slack.verify(request("{}", noSignature))).isEqualTo(Verdict.SIGNATURE_MISSING);
    Map<String, String> noPrefix = new HashMap<>(good);
    noPrefix.put("X-Slack-Signature", "00");
    assertThat(slack.verify(request("{}", noPrefix))).isEqualTo(Verdict.SIGNATURE_MALFORMED);
  }
}
