package dev.feria.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.openapi.BadBodies.Bad;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.ApiDescription;
import dev.feria.server.testing.ApiDescription.Operation;
import dev.feria.server.testing.TwoTenants;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends every operation that is described whatever its schema forbids: the answer is a problem that
 * names the field, never a failure of ours, and the server goes on. (That an answer is a problem as
 * described, the caller checks by itself.)
 */
final class BadInputTest {
  private static final ApiDescription API = ApiDescription.OURS;

  private static TwoTenants both;
  private static ApiCaller caller;

  @BeforeAll
  static void open() {
    both = new TwoTenants();
    caller = both.full();
  }

  @AfterEach
  void theServerIsAlive() {
    assertThat(both.server().anonymous().get("/health/ready").status()).isEqualTo(200);
  }

  @AfterAll
  static void close() {
    both.close();
  }

  static Stream<Operation> withBody() {
    return API.operations().stream().filter(o -> API.bodySchema(o).isPresent());
  }

  static Stream<Operation> all() {
    return API.operations().stream().filter(o -> o.path().startsWith("/api/"));
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void body_withOneWrongField_isRefusedByItsName(Operation operation) {
    var softly = new SoftAssertions();
    List<Bad> bodies = BadBodies.of(API.bodySchema(operation).orElseThrow(), example(operation));
    assertThat(bodies).hasSizeGreaterThan(5);
    for (Bad bad : bodies) {
      Answer answer = send(operation, bad.json());
      softly.assertThat(answer.status()).as("%s -> %s", bad, answer.body()).isEqualTo(422);
      softly.assertThat(answer.body()).as("%s", bad).contains("\"field\":\"" + bad.field() + "\"");
    }
    softly.assertAll();
  }

  private static Object example(Operation operation) {
    Map<String, Object> media = API.jsonBody(operation).orElseThrow();
    return media.containsKey("example")
        ? media.get("example")
        : API.resolve(media.get("schema")).get("example");
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void body_thatIsNoObject_isRefused(Operation operation) {
    for (String json : List.of("null", "[]", "[{}]", "\"text\"", "5", "true")) {
      assertThat(send(operation, json).status()).as(json).isEqualTo(422);
    }
    String deep = "[".repeat(50_000);
    for (String json :
        List.of("", "{", "{\"a\":", "nonsense", "{} {}", "{\"a\":1,}", "{'a':1}", deep)) {
      assertThat(send(operation, json).status()).as(json).isEqualTo(400);
    }
    assertThat(caller.send(operation.method(), both.path(operation), null).status()).isIn(400, 415);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void body_ofAnotherType_isRefused(Operation operation) {
    for (String type :
        List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
      Answer answer =
          caller.with("Content-Type", type).send(operation.method(), both.path(operation), "{}");
      assertThat(answer.status()).as(type).isEqualTo(415);
    }
    for (String header : List.of("Content-Type", "Accept", "Accept-Language")) {
      Answer answer =
          caller
              .with(header, "no;n/sense,=;q=x")
              .send(operation.method(), both.path(operation), "{}");
      assertThat(answer.status()).as(header).isBetween(400, 499);
    }
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void body_ofTenMegabytes_isRefused(Operation operation) throws Exception {
    String json = "{\"a\":\"" + "x".repeat(10_000_000) + "\"}";
    assertThat(send(operation, json).status()).isEqualTo(413);
    assertThat(chunked(operation, json)).isEqualTo(413);
  }

  /** Sends a body without saying how long it is; a refusal may come before all of it is sent. */
  private static int chunked(Operation operation, String json) throws InterruptedException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(both.server().url() + both.path(operation)))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Authorization", "Bearer " + both.fullKey())
            .header("Content-Type", "application/json")
            .method(
                operation.method(),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
            .build();
    try {
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.ofString())
          .statusCode();
    } catch (IOException e) {
      return 413; // the connection was closed on us; that the server is alive is checked after
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void path_thatNamesNothing_isNotFound(Operation operation) {
    for (Map<String, Object> parameter : operation.parameters("path")) {
      for (String value : NAMES_OF_NOTHING) {
        String template = "{" + parameter.get("name") + "}";
        String path = operation.path().contains(template) ? path(operation, template, value) : "";
        Answer answer = send(operation, path, operation.isOpen() ? null : exampleJson(operation));
        if (operation.path().endsWith("/callback") && operation.method().equals("GET")) {
          assertThat(answer.status()).isIn(303, 404);
        } else if (operation.path().startsWith("/api/webhooks/")) {
          assertThat(answer.status()).as(path).isIn(400, 401, 404);
        } else {
          assertThat(answer.status()).as(path + " " + answer.body()).isIn(400, 404);
        }
      }
    }
  }

  private static final List<String> NAMES_OF_NOTHING =
      List.of(
          "nope",
          "00000000-0000-0000-0000-000000000000",
          "0190a0a0-0000-7000-8000-00000000000g",
          "-1",
          "99999999999999999999",
          "a%00b",
          "%C0%80",
          "%F0%9F%92%A9",
          "%27%20or%201=1--",
          "a%2Fb",
          "%2E%2E",
          "%25",
          "x".repeat(3000));

  private static String path(Operation operation, String template, String value) {
    String[] parts = operation.path().split("/", -1);
    String[] filled = both.path(operation).split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].equals(template)) {
        filled[i] = value;
      }
    }
    return String.join("/", filled);
  }

  private static String exampleJson(Operation operation) {
    return API.bodySchema(operation).isPresent()
        ? dev.feria.server.platform.http.Json.write(example(operation))
        : null;
  }

  @ParameterizedTest
  @MethodSource("all")
  void query_withANonsensicalValue_isRefusedByItsName(Operation operation) {
    var softly = new SoftAssertions();
    for (Map<String, Object> parameter : operation.parameters("query")) {
      String name = (String) parameter.get("name");
      for (String value : nonsense(name, API.resolve(parameter.get("schema")))) {
        Answer answer =
            send(
                operation, both.path(operation) + "?" + name + "=" + value, exampleJson(operation));
        softly
            .assertThat(answer.status())
            .as("%s=%s %s", name, value, answer.body())
            .isIn(422, 404);
        softly
            .assertThat(answer.status() == 404 || answer.body().contains("\"field\":\"" + name))
            .as("%s=%s is named in %s", name, value, answer.body())
            .isTrue();
      }
    }
    softly.assertAll();
  }

  private static List<String> nonsense(String name, Map<String, Object> schema) {
    if (List.of("from", "to").contains(name)) {
      return List.of(
          "soon",
          "2026-13-01",
          "2026-11-20T18:00:00",
          "%2B999999999-12-31T00:00:00Z",
          "-999999999-01-01T00:00:00Z",
          "%00");
    }
    if (name.equals("wait")) {
      return List.of("soon", "PT-1S", "PT1H", "PT999999999999H", "5");
    }
    if (schema.containsKey("enum")) {
      return List.of("nonsense", "ACTIVE", "%00");
    }
    if ("uuid".equals(schema.get("format"))) {
      return List.of("nope", "%27or%201=1", "%00");
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "integer" -> List.of("0", "-1", "201", "x", "99999999999", "1.5", "%00");
      case "boolean" -> List.of("maybe", "1", "TRUEE", "%00");
      default -> List.of();
    };
  }

  @ParameterizedTest
  @MethodSource("all")
  void query_withAStrangeText_isNoFailure(Operation operation) {
    for (Map<String, Object> parameter : operation.parameters("query")) {
      String name = (String) parameter.get("name");
      List<String> texts =
          List.of("%00", "%25", "_", "%5C", "%27--", "%F0%9F%92%A9", "x".repeat(5000));
      for (String text : name.equals("cursor") ? cursors() : texts) {
        if (List.of("q", "cursor", "code", "state").contains(name)) {
          String path = both.path(operation) + "?" + name + "=" + text;
          assertThat(send(operation, path, null).status()).as(path).isLessThan(500);
        }
      }
    }
  }

  private static List<String> cursors() {
    return Stream.of(
            "x",
            "\0",
            "1\nx",
            "1\n" + both.account(),
            "a\nb\nc",
            "9223372036854775807",
            "-5",
            "99999999999999999999999",
            both.account(),
            "+1000000000-12-31T23:59:59Z\n" + both.account(),
            "-1000000000-01-01T00:00:00Z\n" + both.account(),
            "2026-11-20T12:00:00Z\n" + both.account(),
            "2026-11-20T12:00:00Z\n\0",
            "")
        .map(s -> Base64.getUrlEncoder().encodeToString(s.getBytes(StandardCharsets.UTF_8)))
        .map(s -> s.replace("=", "%3D"))
        .toList();
  }

  private static Answer send(Operation operation, String json) {
    return send(operation, both.path(operation), json);
  }

  private static Answer send(Operation operation, String path, String json) {
    return (operation.isOpen() ? both.server().anonymous() : caller)
        .send(operation.method(), path, json);
  }
}
