package dev.feria.server.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.platform.http.Json;
import dev.feria.server.platform.http.Role;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.StallProvider;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TenancyResourcesTest {
  private static final TestClock CLOCK = new TestClock();
  private static TestServer server;
  private static Tenant first;
  private static Tenant second;

  @BeforeAll
  static void start() {
    server = TestServer.start(CLOCK, Map.of(), List.of(new StallProvider()));
    first = server.tenant("First");
    second = server.tenant("Second");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer logIn(String email, String password) {
    return server
        .anonymous()
        .post("/api/v1/session", Json.write(Map.of("email", email, "password", password)));
  }

  private static ApiCaller browser(Answer login) {
    return server.anonymous().with("Cookie", login.header("Set-Cookie").replaceFirst(";.*", ""));
  }

  @Test
  void createKey_showsTheSecretOnceAndItWorks() {
    Answer created = first.api().post("/api/v1/api-keys", "{\"name\":\"till\"}");
    assertThat(created.status()).isEqualTo(201);
    String key = created.text("key");
    assertThat(key).startsWith(created.text("prefix")).startsWith("fk_");

    ApiCaller caller = server.anonymous().withKey(key);
    assertThat(caller.get("/api/v1/me").text("tenant.name")).isEqualTo("First");
    assertThat(first.api().get("/api/v1/api-keys").body())
        .contains("till")
        .contains("last_used_at")
        .doesNotContain(key);

    String path = "/api/v1/api-keys/" + created.text("id");
    assertThat(second.api().delete(path).status()).isEqualTo(404);
    assertThat(first.api().delete(path).status()).isEqualTo(204);
    assertThat(caller.get("/api/v1/me").status()).isEqualTo(401);
    assertThat(first.api().get("/api/v1/audit").body())
        .contains("api_key.create")
        .contains("api_key.revoke");
  }

  @Test
  void createKey_whenRepeatedWithItsIdempotencyKey_isDoneOnceAndTheSecretNotRepeated() {
    ApiCaller caller = first.api().with("Idempotency-Key", "key-1");
    assertThat(caller.post("/api/v1/api-keys", "{\"name\":\"once\"}").status()).isEqualTo(201);
    Answer repeat = caller.post("/api/v1/api-keys", "{\"name\":\"once\"}");
    assertThat(repeat.status()).isEqualTo(409);
    assertThat(repeat.text("type")).endsWith(":already_done");
    Answer other = caller.post("/api/v1/api-keys", "{\"name\":\"another\"}");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("type")).endsWith(":idempotency_key_reused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/api-keys", "/api/v1/users", "/api/v1/audit"})
  void get_whenAgentAsks_isForbidden(String path) {
    ApiCaller agent = server.anonymous().withKey(server.key(first.id(), Role.AGENT));
    Answer answer = agent.get(path);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(agent.get("/api/v1/me").text("role")).isEqualTo("agent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer fk_nonsense", "Basic YTpi", "Bearer x"})
  void get_withoutGoodCredentials_is401(String header) {
    Answer answer = server.anonymous().with("Authorization", header).get("/api/v1/me");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void session_whenBegun_needsTheCsrfTokenForChanges() {
    Answer login = logIn(first.email(), TestServer.PASSWORD);
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.header("Set-Cookie"))
        .contains("HttpOnly")
        .containsIgnoringCase("SameSite=Lax")
        .doesNotContain("Secure");
    ApiCaller browser = browser(login);

    assertThat(browser.get("/api/v1/me").text("user.email")).isEqualTo(first.email());
    assertThat(browser.post("/api/v1/api-keys", "{\"name\":\"x\"}").status()).isEqualTo(403);
    assertThat(
            browser
                .with("X-CSRF-Token", login.text("csrf_token"))
                .post("/api/v1/api-keys", "{\"name\":\"x\"}")
                .status())
        .isEqualTo(201);
    assertThat(
            browser
                .with("X-CSRF-Token", login.text("csrf_token"))
                .delete("/api/v1/session")
                .status())
        .isEqualTo(204);
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  void session_whenIdleFor12Hours_ends() {
    ApiCaller browser = browser(logIn(first.email(), TestServer.PASSWORD));
    for (int i = 0; i < 3; i++) {
      CLOCK.advance(Duration.ofHours(11));
      assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
    }
    CLOCK.advance(Duration.ofHours(12));
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  void session_after30Days_endsHoweverBusy() {
    ApiCaller browser = browser(logIn(first.email(), TestServer.PASSWORD));
    for (int i = 0; i < 65; i++) {
      CLOCK.advance(Duration.ofHours(11));
      assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
    }
    CLOCK.advance(Duration.ofHours(11));
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  void logIn_whenFailedTooOften_waits() {
    Tenant third = server.tenant("Third");
    for (int i = 0; i < 10; i++) {
      assertThat(logIn(third.email(), "wrong wrong").status()).isEqualTo(401);
    }
    assertThat(logIn(third.email(), TestServer.PASSWORD).status()).isEqualTo(429);
    CLOCK.advance(Duration.ofMinutes(15));
    assertThat(logIn(third.email(), TestServer.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void logIn_whenEmailUnknown_answersAsForAWrongPassword() {
    Answer unknown = logIn("nobody@example.com", "wrong wrong");
    Answer wrong = logIn(second.email(), "wrong wrong");
    assertThat(unknown.status()).isEqualTo(wrong.status());
    assertThat(unknown.text("title")).isEqualTo(wrong.text("title"));
  }

  @Test
  void users_areCreatedDisabledAndSeenByTheirTenantOnly() {
    Answer created =
        first.api().post("/api/v1/users", "{\"email\":\"Ana@Example.com\",\"name\":\"Ana\"}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("email")).isEqualTo("ana@example.com");
    assertThat(created.text("role")).isEqualTo("agent");
    String password = created.text("password");
    Answer login = logIn("ana@example.com", password);
    assertThat(login.status()).isEqualTo(200);

    ApiCaller browser = browser(login).with("X-CSRF-Token", login.text("csrf_token"));
    assertThat(
            browser
                .post(
                    "/api/v1/users/me/password",
                    Json.write(
                        Map.of("current_password", "not it at all", "new_password", "0123456789")))
                .text("errors.0.field"))
        .isEqualTo("current_password");
    assertThat(
            browser
                .post(
                    "/api/v1/users/me/password",
                    Json.write(Map.of("current_password", password, "new_password", "0123456789")))
                .status())
        .isEqualTo(204);
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    Answer again = logIn("ana@example.com", "0123456789");
    assertThat(again.status()).isEqualTo(200);

    assertThat(second.api().get("/api/v1/users").body()).doesNotContain("ana@example.com");
    assertThat(second.api().delete("/api/v1/users/" + created.text("id")).status()).isEqualTo(404);
    assertThat(first.api().delete("/api/v1/users/" + created.text("id")).status()).isEqualTo(204);
    assertThat(browser(again).get("/api/v1/me").status()).isEqualTo(401);
    assertThat(logIn("ana@example.com", "0123456789").status()).isEqualTo(401);
  }

  @Test
  void users_whenLastOwnerWouldGo_isRefused() {
    String id = first.api().get("/api/v1/users").text("data.0.id");
    assertThat(first.api().delete("/api/v1/users/" + id).status()).isEqualTo(409);
  }

  @Test
  void users_whenEmailIsInUseAnywhere_isRefused() {
    Answer answer =
        second
            .api()
            .post("/api/v1/users", "{\"email\":\"" + first.email() + "\",\"name\":\"Thief\"}");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).doesNotContain("First");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"nam\":\"x\"}|422|name",
        "{\"name\":5}|422|name",
        "{\"name\":\"\"}|422|name",
        "{\"name\":\"x\",\"role\":\"king\"}|422|role",
        "{\"name\":null}|422|name",
        "[]|422|''",
        "{\"name\":\"x\"|400|",
        "{\"name\":\"x\"} {}|400|",
        "{\"name\":\"x\",\"name\":\"y\"}|400|",
        "nonsense|400|"
      })
  void post_withBadBody_namesTheField(String body, int status, String field) {
    Answer answer = first.api().post("/api/v1/api-keys", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    if (field != null) {
      assertThat(answer.text("errors.0.field")).isEqualTo(field);
    }
  }

  @Test
  void post_withAnotherContentType_is415() {
    assertThat(
            first.api().with("Content-Type", "text/xml").post("/api/v1/api-keys", "<a/>").status())
        .isEqualTo(415);
  }

  @Test
  void post_withTenMegabytes_is413AndTheServerStaysUp() {
    String body = "{\"name\":\"" + "x".repeat(10_000_000) + "\"}";
    assertThat(first.api().post("/api/v1/api-keys", body).status()).isEqualTo(413);
    assertThat(first.api().get("/api/v1/me").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/nothing,404",
    "PUT,/api/v1/api-keys,405",
    "DELETE,/api/v1/api-keys/not-an-id,404",
    "GET,/api/v1/audit?limit=x,422",
    "GET,/api/v1/audit?limit=0,422",
    "GET,/api/v1/audit?cursor=%21,400",
    "GET,/api/v1/audit?cursor=bm9uc2Vuc2U,400"
  })
  void request_thatCannotBe_isAProblem(String method, String path, int status) {
    Answer answer = first.api().send(method, path, null);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.text("request_id")).isEqualTo(answer.header("X-Request-Id"));
  }

  @Test
  void audit_whenPaged_showsEverythingOnceAndOwnOnly() {
    Tenant fourth = server.tenant("Fourth");
    for (int i = 0; i < 5; i++) {
      server.key(fourth.id(), Role.AGENT);
    }
    Answer page = fourth.api().get("/api/v1/audit?limit=4");
    assertThat((List<?>) page.at("data")).hasSize(4);
    Answer rest = fourth.api().get("/api/v1/audit?limit=4&cursor=" + page.text("next"));
    assertThat((List<?>) rest.at("data")).hasSize(3);
    assertThat(rest.at("next")).isNull();
    Answer foreign = second.api().get("/api/v1/audit?limit=200&cursor=" + page.text("next"));
    assertThat(foreign.body()).doesNotContain(fourth.id().toString());
  }

  @Test
  void health_tellsWhatIsWell() {
    assertThat(server.anonymous().get("/health/live").status()).isEqualTo(200);
    assertThat(server.anonymous().get("/health/ready").text("checks.database")).isEqualTo("true");
    assertThat(server.anonymous().get("/metrics").body())
        .contains("hikaricp_connections")
        .contains("jvm_memory_used_bytes")
        .contains("feria_http_requests");
  }

  @Test
  void answers_carrySecurityHeaders() {
    Answer answer = first.api().get("/api/v1/me");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(UUID.fromString(answer.text("tenant.id"))).isEqualTo(first.id());
  }
}
