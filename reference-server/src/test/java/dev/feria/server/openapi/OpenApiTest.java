package dev.feria.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Json;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.ApiContract;
import dev.feria.server.testing.ApiDescription;
import dev.feria.server.testing.ApiDescription.Operation;
import dev.feria.server.testing.ServedRoutes;
import dev.feria.server.testing.ServedRoutes.Route;
import dev.feria.server.testing.StallProvider;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document that is served describes what is served: all of it, and nothing else. */
final class OpenApiTest {
  private static final ApiDescription API = ApiDescription.OURS;
  private static final Pattern ALTERNATIVES = Pattern.compile("\\{\\w+: ([^}]+)}");

  private static TestServer server;
  private static List<Route> routes;

  @BeforeAll
  static void start() {
    server = TestServer.start(new TestClock(), Map.of(), List.of(new StallProvider()));
    server.anonymous().get("/health/live");
    routes = ServedRoutes.ofTheLastServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void document_isValidOpenApi() throws IOException {
    String json = server.anonymous().get("/openapi.json").body();
    assertThat(Json.tree(json)).isEqualTo(Json.tree(Json.write(API.document())));
    try (InputStream in = getClass().getResourceAsStream("/openapi/oas-3.1.schema.json")) {
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Validator.Result result =
          new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).validate(schema, json);
      assertThat(result.getErrors().stream().map(e -> e.getInstanceLocation() + " " + e.getError()))
          .isEmpty();
    }
  }

  @Test
  void document_describesEveryResourceMethodAndNothingElse() {
    Set<String> served = new TreeSet<>();
    for (Route route : routes) {
      expand(route.path())
          .filter(OpenApiTest::isApi)
          .forEach(path -> served.add(route.method() + " " + path));
    }
    Set<String> described = new TreeSet<>();
    API.operations().forEach(operation -> described.add(operation.toString()));
    assertThat(served).hasSizeGreaterThan(50);
    assertThat(described).isEqualTo(served);
  }

  private static java.util.stream.Stream<String> expand(String path) {
    Matcher matcher = ALTERNATIVES.matcher(path);
    return matcher.find()
        ? Pattern.compile("|", Pattern.LITERAL)
            .splitAsStream(matcher.group(1))
            .map(
                choice ->
                    path.substring(0, matcher.start()) + choice + path.substring(matcher.end()))
        : java.util.stream.Stream.of(path);
  }

  private static boolean isApi(String path) {
    return path.startsWith("/api/")
        || path.startsWith("/health")
        || path.equals("/metrics")
        || path.equals("/openapi.json");
  }

  @Test
  void document_saysWhoMayCallWhat() {
    for (Route route : routes) {
      Method method = route.handler().getInvocable().getHandlingMethod();
      Access access = method.getAnnotation(Access.class);
      Access level =
          access == null ? method.getDeclaringClass().getAnnotation(Access.class) : access;
      expand(route.path())
          .filter(OpenApiTest::isApi)
          .forEach(
              path -> {
                Operation operation =
                    API.operations().stream()
                        .filter(o -> o.toString().equals(route.method() + " " + path))
                        .findFirst()
                        .orElseThrow();
                assertThat(operation.isOpen())
                    .as("%s is open", operation)
                    .isEqualTo(level != null && level.value() == Access.Level.PUBLIC);
                assertThat(operation.isForOwners())
                    .as("%s is for owners", operation)
                    .isEqualTo(level != null && level.value() == Access.Level.OWNER);
              });
    }
  }

  @Test
  void document_namesEveryOperationOnceAndUnderAKnownTag() {
    Set<Object> tags = new TreeSet<>();
    ((List<?>) API.document().get("tags"))
        .forEach(t -> tags.add(ApiDescription.map(t).get("name")));
    List<Object> ids = new ArrayList<>();
    for (Operation operation : API.operations()) {
      ids.add(operation.tree().get("operationId"));
      assertThat(operation.tree()).as("%s", operation).containsKeys("summary", "responses");
      assertThat(tags).containsAll((List<?>) operation.tree().get("tags"));
      Set<Object> templates = new TreeSet<>();
      Pattern.compile("\\{(\\w+)}")
          .matcher(operation.path())
          .results()
          .forEach(r -> templates.add(r.group(1)));
      assertThat(operation.parameters("path").stream().map(p -> p.get("name")))
          .as("%s", operation)
          .containsExactlyInAnyOrderElementsOf(templates);
    }
    assertThat(ids).doesNotContainNull().doesNotHaveDuplicates();
  }

  @Test
  void examples_areAsTheirSchemasHaveThem() {
    Map<String, Map<String, Object>> found = new LinkedHashMap<>();
    collect("", API.document(), found);
    assertThat(found).hasSizeGreaterThan(20);
    found.forEach(
        (where, owner) ->
            assertThat(ApiContract.errors(schema(owner), Json.write(owner.get("example"))))
                .as(where)
                .isEmpty());
    for (Operation operation : API.operations()) {
      API.jsonBody(operation)
          .ifPresent(body -> assertThat(example(body)).as("%s", operation).isNotNull());
    }
  }

  private static Object example(Map<String, Object> body) {
    return body.containsKey("example")
        ? body.get("example")
        : API.resolve(body.get("schema")).get("example");
  }

  private static Map<String, Object> schema(Map<String, Object> owner) {
    return owner.containsKey("schema") ? ApiDescription.map(owner, "schema") : owner;
  }

  private static void collect(String where, Object tree, Map<String, Map<String, Object>> found) {
    if (tree instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(where + "/" + i, list.get(i), found);
      }
    } else if (tree instanceof Map<?, ?>) {
      Map<String, Object> map = ApiDescription.map(tree);
      if (map.containsKey("example")) {
        found.put(where, map);
      }
      map.forEach((key, value) -> collect(where + "/" + key, value, found));
    }
  }

  @Test
  void document_whenTheCallerHasIt_isNotSentAgain() {
    Answer first = server.anonymous().get("/openapi.json");
    assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=600");
    Answer again =
        server.anonymous().with("If-None-Match", first.header("ETag")).get("/openapi.json");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void docs_showTheDocumentFromOurOriginOnly() {
    Answer page = server.anonymous().get("/docs");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("script-src 'self';")
        .doesNotContain("http");
    assertThat(page.body()).doesNotContain("http", "<script>");
    Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"")
        .matcher(page.body())
        .results()
        .map(result -> server.anonymous().get(result.group(1)))
        .forEach(part -> assertThat(part.status()).isEqualTo(200));
    assertThat(server.anonymous().get("/docs/docs.js").body()).contains("'/openapi.json'");
    assertThat(server.anonymous().get("/docs/other.js").status()).isEqualTo(404);
  }
}
