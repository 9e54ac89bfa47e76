package dev.feria.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.Credentials;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.fixture.FakeClock;
import dev.feria.core.fixture.LogCapture;
import dev.feria.core.json.JsonType;
import dev.feria.core.retry.RetryPolicy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiClientAnswerTest {
  @StartStop final MockWebServer server = new MockWebServer();
  private Shop shop;
  private ApiClient client;

  @BeforeEach
  void start() {
    shop = new Shop(server);
    client = shop.client().retry(RetryPolicy.NEVER).build();
  }

  @Test
  void sendForResponse_always_hasStatusHeadersAndTheProvidersClock() {
    shop.enqueue(206, Shop.ORDER, "X-Version", "7", "Date", "Fri, 20 Nov 2026 13:00:00 GMT");
    ApiResponse<Shop.Order> response = client.sendForResponse(Shop.getOrder(), Shop.Order.class);
    assertThat(response.status()).isEqualTo(206);
    assertThat(response.headers().first("x-version")).contains("7");
    assertThat(response.headers().all("X-VERSION")).containsExactly("7");
    assertThat(response.headers().asMap()).containsKey("x-version");
    assertThat(response.date()).isEqualTo(Instant.parse("2026-11-20T13:00:00Z"));
    assertThat(response.body().id()).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday"})
  void sendForResponse_withoutADate_hasOurs(String date) {
    shop.enqueue(200, Shop.ORDER, "Date", date);
    assertThat(client.sendForResponse(Shop.getOrder(), Shop.Order.class).date())
        .isEqualTo(FakeClock.START);
  }

  @Test
  void find_whenUnknownOrEmpty_isEmpty() {
    shop.enqueue(404, "{\"error\":\"not_found\"}");
    shop.enqueue(204, "");
    shop.enqueue(200, Shop.ORDER);
    shop.enqueue(403, "{}");
    assertThat(client.find(Shop.getOrder(), Shop.Order.class)).isEmpty();
    assertThat(client.find(Shop.getOrder(), Shop.Order.class)).isEmpty();
    assertThat(client.find(Shop.getOrder(), Shop.Order.class)).isPresent();
    assertThatThrownBy(() -> client.find(Shop.getOrder(), Shop.Order.class))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void execute_of204_isFine() {
    shop.enqueue(204, "");
    client.execute(Shop.getOrder());
    assertThat(shop.calls).hasSize(1);
  }

  @Test
  void download_ofAFile_givesItsBytes() {
    shop.enqueue(200, "%PDF", "Content-Type", "application/pdf");
    RawResponse file = client.download(Shop.getOrder(), CallOptions.DEFAULT);
    assertThat(file.body()).hasSize(4);
    assertThat(file.isSuccess()).isTrue();
    assertThat(file).hasToString("RawResponse(status=200, bytes=4)");
  }

  @Test
  void raw_whateverTheStatus_returnsIt() {
    shop.enqueue(404, "{\"error\":\"not_found\"}");
    shop.enqueue(503, "away");
    RawResponse missing = client.raw(Shop.getOrder());
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.isSuccess()).isFalse();
    assertThat(missing.text()).contains("not_found");
    assertThat(missing.headers().first("Content-Length")).isPresent();
    assertThat(missing.date()).isEqualTo(FakeClock.START);
    assertThat(client.raw(Shop.getOrder()).status()).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "{\"id\":1,\"state\":",
        "<html><body>Bad gateway</body></html>",
        "{\"id\":1}",
        "{\"id\":1,\"state\":{}}",
        "[]",
        "null"
      })
  void send_whenTheBodyIsNotWhatIsNeeded_isUnreadableAndNotRepeated(String body) {
    client = shop.client().build();
    shop.enqueue(200, body, "X-Request-Id", "req-1");
    assertThatThrownBy(() -> client.send(Shop.getOrder(), Shop.Order.class))
        .isInstanceOfSatisfying(
            UnreadableException.class,
            e -> {
              assertThat(e.failure().status()).isEqualTo(200);
              assertThat(e.failure().attempts()).isEqualTo(1);
              assertThat(e.failure().requestId()).isEqualTo("req-1");
              assertThat(e.body()).isEqualTo(body);
              assertThat(e.waitingHelps()).isFalse();
            });
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void send_whenUnknownFieldsAndValuesCome_keepsWorking() {
    shop.enqueue(200, "{\"id\":\"1\",\"state\":\"teleported\",\"new\":[{\"x\":1}]}");
    assertThat(client.send(Shop.getOrder(), Shop.Order.class).state().wire())
        .isEqualTo("teleported");
    shop.enqueue(200, "[" + Shop.ORDER + "]");
    assertThat(client.send(Shop.getOrder(), JsonType.listOf(Shop.Order.class))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, , REJECTED",
    "404, not_found, REJECTED",
    "422, x, REJECTED",
    "304, , REJECTED",
    "401, , RECONNECT",
    "403, , FORBIDDEN",
    "409, , CONFLICT",
    "412, , CONFLICT",
    "429, , THROTTLED",
    "408, , UNAVAILABLE",
    "424, , UNAVAILABLE",
    "500, , UNAVAILABLE",
    "400, invalid_grant, RECONNECT",
    "403, invalid_grant, RECONNECT",
    "403, quota, THROTTLED",
    "418, , FORBIDDEN",
    "418, quota, FORBIDDEN",
    "500, broken_query, REJECTED"
  })
  void send_byStatusAndCode_throwsTheMemberOfTheFamily(int status, String code, ErrorKind kind) {
    client =
        shop.client()
            .retry(RetryPolicy.NEVER)
            .errors(
                ErrorCodes.builder()
                    .codeFields("error.code", "code", "error")
                    .requestIdHeaders("X-Trace", "X-Request-Id")
                    .row("invalid_grant", ErrorKind.RECONNECT)
                    .row(403, "quota", ErrorKind.THROTTLED)
                    .row(500, "broken_query", ErrorKind.REJECTED)
                    .row(418, ErrorKind.FORBIDDEN)
                    .build())
            .build();
    shop.enqueue(
        status, code == null ? "<oops>" : "{\"error\":\"" + code + "\"}", "X-Request-Id", "r-9");
    assertThatThrownBy(() -> client.execute(Shop.newOrder()))
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> {
              assertThat(e.getClass().getSimpleName()).isEqualToIgnoringCase(kind + "Exception");
              assertThat(e.failure().code()).isEqualTo(code);
              assertThat(e.failure().status()).isEqualTo(status);
              assertThat(e)
                  .hasMessage(
                      "shop orders.create: status=%d code=%s request=r-9 attempts=1",
                      status, code == null ? "-" : code);
            });
    assertThat(shop.calls.get(0).error()).isNotNull();
  }

  @Test
  void code_inEachShape_isFound() {
    ErrorCodes codes = ErrorCodes.builder().codeFields("error.code", "code", "error").build();
    assertThat(codes.code("{\"error\":{\"code\":190}}".getBytes(UTF_8))).contains("190");
    assertThat(codes.code("{\"error\":\"a\",\"code\":\"b\"}".getBytes(UTF_8))).contains("b");
    assertThat(codes.code("{\"error\":\"\",\"code\":null}".getBytes(UTF_8))).isEmpty();
    assertThat(codes.code("{\"error\":[]}".getBytes(UTF_8))).isEmpty();
    assertThat(codes.code("[]".getBytes(UTF_8))).isEmpty();
  }

  @Test
  void exception_ofEachKind_saysWhatHelps() {
    ProviderException.Failure failure =
        new ProviderException.Failure("p", "o", 0, null, null, 1, Duration.ofSeconds(1));
    for (ErrorKind kind : ErrorKind.values()) {
      ProviderException e = kind.exception(failure, "b", null);
      assertThat(e.reconnectNeeded()).isEqualTo(e instanceof ReconnectException);
      assertThat(e.waitingHelps())
          .isEqualTo(e instanceof ThrottledException || e instanceof UnavailableException);
      assertThat(e.body()).isEqualTo("b");
      assertThat(e.failure()).isEqualTo(failure);
    }
    assertThat(ErrorKind.CONFLICT.exception(failure, null, null))
        .isInstanceOf(ConflictException.class);
    assertThat(ErrorKind.ofStatus(0)).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(ErrorKind.ofStatus(425)).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void failure_withALongBodyFullOfSecrets_isCutAndClean() {
    client =
        shop.client()
            .retry(RetryPolicy.NEVER)
            .credentials(Credentials.basic("ck_user", Secret.of("cs_hush")))
            .build();
    String body =
        "{\"token\":\"hush1\",\"msg\":\"Basic Y2tfdXNlcjpjc19odXNo was Y2tfdXNlcjpjc19odXNo\","
            + "\"refresh_token\" : \"hush2\\\"hush3\",\"q\":\"client_secret=hush4&x=1\"}"
            + "x".repeat(9000);
    shop.enqueue(400, body);
    try (LogCapture logs = new LogCapture()) {
      assertThatThrownBy(
              () ->
                  client.execute(
                      ApiRequest.post("x", "/a")
                          .query("key", Secret.of("hush5"))
                          .form(Map.of("f", Secret.of("hush6")))))
          .isInstanceOfSatisfying(
              RejectedException.class,
              e -> {
                assertThat(e.body()).hasSize(2048).startsWith("{\"token\":\"***\"");
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                assertThat(trace + e.body()).doesNotContain("hush", "Y2tf");
              });
      assertThat(logs.text()).contains("POST", "operation=x").doesNotContain("hush", "Y2tf");
    }
  }

  @Test
  void read_ofAnAnswerLongerThanAllowed_isUnavailable() {
    client = shop.client().retry(RetryPolicy.NEVER).longestBody(10).build();
    shop.enqueue(200, "0123456789");
    assertThat(client.raw(Shop.getOrder()).body()).hasSize(10);
    shop.enqueue(200, "01234567890");
    assertThatThrownBy(() -> client.raw(Shop.getOrder()))
        .isInstanceOf(UnavailableException.class)
        .cause()
        .hasMessageContaining("more than 10");
  }

  @Test
  void listener_whenItFails_doesNotLoseTheAnswer() {
    client =
        shop.client()
            .listener(
                call -> {
                  throw new IllegalStateException("metrics are down");
                })
            .build();
    shop.enqueue(200, Shop.ORDER);
    try (LogCapture logs = new LogCapture()) {
      assertThat(client.send(Shop.getOrder(), Shop.Order.class).id()).isEqualTo("1");
      assertThat(logs.text()).contains("metrics are down");
    }
    CallListener.NONE.ended(null);
  }
}
