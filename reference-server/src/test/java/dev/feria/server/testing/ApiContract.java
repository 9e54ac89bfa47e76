package dev.feria.server.testing;

import static dev.feria.server.testing.ApiDescription.map;

import dev.feria.server.testing.ApiDescription.Operation;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds every exchange of a test against the API's description: status, type and body of the
 * answer, and what was accepted of the request. So the description cannot drift from what the
 * server does.
 */
public final class ApiContract {
  private static final ApiDescription API = ApiDescription.OURS;
  private static final ApiSchemas SCHEMAS =
      new ApiSchemas(map(map(API.document(), "components"), "schemas"));
  private static final String PROBLEM = "application/problem+json";
  private static final Map<String, Object> PROBLEM_SCHEMA =
      Map.of("$ref", "#/components/schemas/Problem");

  /** What the plumbing answers before an operation is found, or whatever it is. */
  private static final List<Integer> ANYWHERE = List.of(405, 406);

  private ApiContract() {}

  /**
   * Checks an exchange; what is not part of the API is not looked at.
   *
   * @param sent the request's body, null without one
   * @throws AssertionError when it is not as described
   */
  public static void check(
      String method, URI uri, @Nullable String sent, HttpResponse<String> answer) {
    String path = uri.getRawPath();
    if (!isDescribed(path) || method.equals("HEAD") || method.equals("OPTIONS")) {
      return;
    }
    String what = method + " " + uri + " -> " + answer.statusCode() + " " + answer.body() + "\n";
    require(answer.headers().firstValue("X-Request-Id").isPresent(), what + "has no request id");
    Optional<Operation> operation = API.find(method, path);
    if (operation.isEmpty()) {
      require(answer.statusCode() == 404 || answer.statusCode() == 405, what + "is not described");
      problem(what, answer);
    } else {
      answer(what, operation.get(), answer);
      if (answer.statusCode() < 300) {
        accepted(what, operation.get(), uri, sent);
      }
    }
  }

  private static boolean isDescribed(String path) {
    return path.startsWith("/api/")
        || path.startsWith("/health/")
        || path.equals("/metrics")
        || path.equals("/openapi.json");
  }

  private static void answer(String what, Operation operation, HttpResponse<String> answer) {
    Object described =
        map(operation.tree(), "responses").get(Integer.toString(answer.statusCode()));
    if (described == null) {
      require(ANYWHERE.contains(answer.statusCode()), what + "this status is not described");
      problem(what, answer);
      return;
    }
    Map<String, Object> content = map(API.resolve(described), "content");
    if (content.isEmpty()) {
      require(answer.body().isEmpty(), what + "must have no body");
    } else if (!content.containsKey("*/*")) {
      Object media = content.get(type(answer));
      require(media != null, what + "must be one of " + content.keySet());
      if (type(answer).endsWith("json")) {
        String errors = SCHEMAS.errors(map(map(media), "schema"), answer.body());
        require(errors.isEmpty(), what + errors);
      }
    }
  }

  private static void problem(String what, HttpResponse<String> answer) {
    require(type(answer).equals(PROBLEM), what + "must be " + PROBLEM);
    String errors = SCHEMAS.errors(PROBLEM_SCHEMA, answer.body());
    require(errors.isEmpty(), what + errors);
  }

  /** What the server accepts must be what is described; that it refuses the rest, others test. */
  private static void accepted(String what, Operation operation, URI uri, @Nullable String sent) {
    API.bodySchema(operation)
        .ifPresent(
            schema -> {
              String errors = sent == null ? "no body" : SCHEMAS.errors(schema, sent);
              require(errors.isEmpty(), what + "was accepted: " + sent + "\n" + errors);
            });
    List<Map<String, Object>> query = operation.parameters("query");
    if (uri.getRawQuery() == null || query.stream().anyMatch(p -> p.containsKey("explode"))) {
      return;
    }
    for (String pair : uri.getRawQuery().split("&", -1)) {
      String name = pair.split("=", 2)[0];
      require(
          operation.path().startsWith("/api/webhooks/")
              || query.stream().anyMatch(p -> name.equals(p.get("name"))),
          what + "the parameter is not described: " + name);
    }
  }

  /** Returns what is wrong with a document by a schema of the description. */
  public static String errors(Map<?, ?> schema, String json) {
    return SCHEMAS.errors(schema, json);
  }

  private static String type(HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return type.replaceAll(";.*", "").strip();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError("the API's description does not say so: " + message);
    }
  }
}
