package dev.feria.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.auth.Secret;
import dev.feria.core.provider.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandshakesTest {
  private static final List<Secret> TOKENS = List.of(Secret.of(""), Secret.of("ours"));

  private static WebhookRequest request(String method, Map<String, String> query) {
    Map<String, List<String>> lists = new HashMap<>();
    query.forEach((name, value) -> lists.put(name, List.of(value)));
    return new WebhookRequest(
        method, "/hook", lists, Map.of(), new byte[0], Instant.parse("2026-11-20T13:36:12Z"));
  }

  private static Map<String, String> check(String mode, String token) {
    return Map.of("hub.mode", mode, "hub.verify_token", token, "hub.challenge", "1158201444");
  }

  @Test
  void hubChallenge_withOurToken_echoesTheChallenge() {
    HandshakeReply reply =
        Handshakes.hubChallenge(request("GET", check("subscribe", "ours")), TOKENS).orElseThrow();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("1158201444");
    assertThat(reply.contentType()).startsWith("text/plain");
  }

  @Test
  void hubChallenge_withAnotherTokenOrNone_isForbidden() {
    for (String token : List.of("theirs", "")) {
      HandshakeReply reply =
          Handshakes.hubChallenge(request("GET", check("subscribe", token)), TOKENS).orElseThrow();
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.body()).doesNotContain("1158201444");
    }
  }

  @Test
  void hubChallenge_whenTheRequestIsNone_isEmpty() {
    assertThat(Handshakes.hubChallenge(request("POST", check("subscribe", "ours")), TOKENS))
        .isEmpty();
    assertThat(Handshakes.hubChallenge(request("GET", check("unsubscribe", "ours")), TOKENS))
        .isEmpty();
    assertThat(Handshakes.hubChallenge(request("GET", Map.of()), TOKENS)).isEmpty();
  }

  @Test
  void echoQuery_whenTheParameterIsThere_givesItBack() {
    assertThat(Handshakes.echoQuery(request("GET", Map.of("challenge", "abc")), "challenge"))
        .hasValueSatisfying(reply -> assertThat(reply.body()).isEqualTo("abc"));
    assertThat(Handshakes.echoQuery(request("GET", Map.of()), "challenge")).isEmpty();
  }

  @Test
  void handshake_ofAReaderWithoutOne_isEmpty() {
    WebhookReader reader =
        new WebhookReader() {
          @Override
          public Verdict verify(WebhookRequest request) {
            return Verdict.UNSIGNED;
          }

          @Override
          public List<Event> read(WebhookRequest request) {
            return List.of();
          }
        };
    assertThat(reader.handshake(request("GET", Map.of()))).isEmpty();
  }
}
