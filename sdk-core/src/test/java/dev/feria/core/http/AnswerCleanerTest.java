package dev.feria.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class AnswerCleanerTest {
  @StartStop final MockWebServer server = new MockWebServer();

  /** What a shop writes before its documents. */
  private static byte[] withoutNoise(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.startsWith("noise") ? Arrays.copyOfRange(body, 5, body.length) : body;
  }

  private ApiClient client() {
    return ApiClient.builder("shop", server.url("/").uri())
        .transport(Transport.create())
        .sleeper(wait -> {})
        .cleaner(AnswerCleanerTest::withoutNoise)
        .build();
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  /** A document. */
  public record Fruit(String name) {}

  @Test
  void send_whenNoiseComesFirst_readsTheDocument() {
    answer(200, "noise{\"name\":\"lima\"}");
    assertThat(client().send(ApiRequest.get("fruit.get", "/"), Fruit.class).name())
        .isEqualTo("lima");
  }

  @Test
  void send_whenAnErrorHasNoise_findsItsCode() {
    answer(400, "noise{\"code\":\"rotten\"}");
    assertThatThrownBy(() -> client().execute(ApiRequest.get("fruit.get", "/")))
        .isInstanceOfSatisfying(
            RejectedException.class, e -> assertThat(e.failure().code()).isEqualTo("rotten"));
  }

  @Test
  void send_whenThereIsNoDocument_showsTheBodyAsItCame() {
    answer(200, "noise and nothing else");
    assertThatThrownBy(() -> client().send(ApiRequest.get("fruit.get", "/"), Fruit.class))
        .isInstanceOfSatisfying(
            UnreadableException.class,
            e -> assertThat(e.body()).isEqualTo("noise and nothing else"));
  }

  @Test
  void raw_whenNoiseComesFirst_hasBoth() {
    answer(200, "noise{}");
    RawResponse raw = client().raw(ApiRequest.get("fruit.get", "/"));
    assertThat(raw.text()).isEqualTo("noise{}");
    assertThat(raw.document()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void raw_whenSentToAHostThatIsNotAllowed_showsWhere() {
    server.enqueue(
        new MockResponse.Builder()
            .code(301)
            .addHeader("Location", "https://www.shop.example/x")
            .build());
    RawResponse raw = client().raw(ApiRequest.get("fruit.get", "/"));
    assertThat(raw.status()).isEqualTo(301);
    assertThat(raw.headers().first("Location")).contains("https://www.shop.example/x");
  }
}
