package dev.feria.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.sandbox.Driver.Tokens;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
final class FaultsTest {
  private Sandbox sandbox;
  private Driver driver;
  private Tokens tokens;

  @BeforeEach
  void connect(Sandbox running) {
    sandbox = running;
    driver = new Driver(running);
    tokens = driver.connect(0);
  }

  private Answer me() {
    return driver.api(tokens, "/users/me");
  }

  @ParameterizedTest
  @CsvSource({
    "429,too_many_requests",
    "500,internal_server_error",
    "503,service_unavailable",
    "401,unauthorized",
    "403,forbidden",
    "409,conflict",
    "418,error"
  })
  void status_whenScripted_hasThePlatformsBodyAndWearsOff(int status, String error) {
    driver.fault("users.me", "status:" + status, 2);
    assertThat(me().expect(status).string("error")).isEqualTo(error);
    me().expect(status);
    me().expect(200);
    assertThat(driver.get("/_sandbox/mercadolibre/calls").number("over_limit")).isZero();
  }

  @Test
  void status_whenRetryAfterIsGiven_sendsTheHeader() {
    driver
        .post(
            "/_sandbox/mercadolibre/faults",
            Json.obj(
                "match",
                Json.obj("operation", "users.*"),
                "fault",
                "status:429",
                "retry_after",
                7,
                "times",
                1))
        .expect(200);
    assertThat(me().expect(429).header("Retry-After")).isEqualTo("7");
  }

  @Test
  void html_whenScripted_isNotJson() {
    driver.fault("users.me", "html:502", 1);
    assertThat(me().expect(502).header("Content-Type")).startsWith("text/html");
  }

  @Test
  void reset_whenScripted_resetsTheConnection() throws IOException {
    driver.fault("users.me", "reset", 1);
    URI uri = sandbox.uri("/mercadolibre/users/me");
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /mercadolibre/users/me HTTP/1.1\r\nHost: x\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
    me().expect(200);
  }

  @Test
  void halfBody_whenScripted_announcesMoreThanItSends() {
    driver.fault("users.me", "half-body", 1);
    assertThatThrownBy(this::me).isInstanceOf(UncheckedIOException.class);
    me().expect(200);
  }

  @Test
  void timeout_whenScripted_neverAnswers() {
    driver.fault("users.me", "timeout", 1);
    assertThatThrownBy(
            () ->
                driver.send(
                    driver.request("/mercadolibre/users/me").timeout(Duration.ofMillis(300))))
        .hasCauseInstanceOf(HttpTimeoutException.class);
    me().expect(200);
  }

  @Test
  void resetAfter_whenScripted_hasDoneTheWork() {
    driver.fault("oauth.token", "reset-after", 1);
    assertThatThrownBy(() -> driver.refresh(tokens.refresh()))
        .isInstanceOf(UncheckedIOException.class);
    driver.refresh(tokens.refresh()).expect(400);
  }

  @Test
  void timeoutAfter_whenScripted_hasDoneTheWork() {
    driver.fault("items.update", "timeout-after", 1);
    String id =
        driver.get(driver.control(tokens, "/listings")).string("data", 0, "id").split(":", -1)[0];
    assertThatThrownBy(
            () ->
                driver.send(
                    driver
                        .json(
                            "/mercadolibre/items/" + id,
                            "PUT",
                            Json.obj("seller_custom_field", "Z"))
                        .header("Authorization", "Bearer " + tokens.access())
                        .timeout(Duration.ofMillis(400))))
        .isInstanceOf(UncheckedIOException.class);
    Inbox.until(() -> "Z".equals(driver.api(tokens, "/items/" + id).string("seller_custom_field")));
  }

  @Test
  void delay_whenScripted_answersLater() {
    driver.fault("users.me", "delay:200ms", 1);
    long begin = System.nanoTime();
    me().expect(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void expireToken_whenScripted_makesTheTokenExpire() {
    driver.fault("users.me", "expire-token", 1);
    me().expect(401);
    me().expect(401);
    tokens = Driver.tokens(driver.refresh(tokens.refresh()).expect(200));
    me().expect(200);
  }

  @Test
  void rate_whenHalf_hitsAboutHalfAndTheSameEachTime() {
    driver.application("limits", false);
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    for (StringBuilder run : List.of(first, second)) {
      driver.delete("/_sandbox/mercadolibre/faults").expect(204);
      driver
          .post(
              "/_sandbox/mercadolibre/faults",
              List.of(
                  Json.obj(
                      "match",
                      Json.obj("operation", "users.me", "rate", "0.5"),
                      "fault",
                      "status:503")))
          .expect(200);
      for (int i = 0; i < 40; i++) {
        run.append(me().status() == 503 ? 'x' : '.');
      }
    }
    assertThat(first.toString()).isEqualTo(second.toString());
    assertThat(first.chars().filter(c -> c == 'x').count()).isBetween(10L, 30L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status:9", "status:x", "melt", "delay:soon", ""})
  void fault_whenUnknown_is400(String fault) {
    driver.post("/_sandbox/mercadolibre/faults", List.of(Json.obj("fault", fault))).expect(400);
  }

  @Test
  void faults_whenListed_showWhatIsLeft() {
    driver.fault("users.me", "delay:1s", 3);
    driver.fault("*", "status:500", 1);
    me().expect(200);
    Answer list = driver.get("/_sandbox/mercadolibre/faults");
    assertThat(list.number("data", 0, "times")).isEqualTo(2);
    assertThat(list.string("data", 0, "fault")).isEqualTo("delay:1000ms");
    driver.delete("/_sandbox/mercadolibre/faults").expect(204);
    assertThat(driver.get("/_sandbox/mercadolibre/faults").maps("data")).isEmpty();
  }

  @Test
  void limits_whenPerSecondIsPassed_answer429AndCountIt() {
    driver.application("requests_per_second", 1, "burst", 2);
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      Answer answer = me();
      if (answer.status() == 429) {
        refused++;
        assertThat(answer.string("error")).isEqualTo("too_many_requests");
      }
    }
    assertThat(refused).isPositive();
    Answer calls = driver.get("/_sandbox/mercadolibre/calls");
    assertThat(calls.number("over_limit")).isEqualTo(refused);
    assertThat(calls.number("peak")).isPositive();
    driver.advance("PT10S");
    me().expect(200);
  }

  @Test
  void limits_whenHourIsUsedUp_answer429UntilTheNext() {
    driver.application("max_requests_per_hour", 3, "requests_per_second", 0);
    for (int i = 0; i < 3; i++) {
      me().expect(200);
    }
    me().expect(429);
    assertThat(driver.refresh(tokens.refresh()).expect(429).string("error"))
        .isEqualTo("local_rate_limited");
    driver.advance("PT1H");
    me().expect(200);
  }

  @Test
  void limits_whenStockIsReadTooOften_answer429() {
    driver.application("requests_per_second", 0);
    Map<String, Object> placed =
        driver.get(driver.control(tokens, "/listings")).maps("data").stream()
            .filter(l -> l.get("user_product") != null)
            .findFirst()
            .orElseThrow();
    String path = "/user-products/" + placed.get("user_product") + "/stock";
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      refused += driver.api(tokens, path).status() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
    driver.application("limits", false);
    driver.api(tokens, path).expect(200);
    driver.delete("/_sandbox/mercadolibre/calls").expect(204);
    assertThat(driver.get("/_sandbox/mercadolibre/calls").number("total")).isZero();
  }
}
