package dev.feria.server.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What operations have in common because the plumbing does it for all of them, so that no file has
 * to repeat it.
 */
final class CommonParts {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private CommonParts() {}

  static void addTo(Map<String, Object> document) {
    for (Object item : Trees.map(document, "paths").values()) {
      Map<String, Object> path = Trees.map(item);
      path.forEach(
          (method, operation) -> {
            if (METHODS.contains(method)) {
              complete(method, Trees.map(operation));
            }
          });
    }
    require(document);
  }

  private static void complete(String method, Map<String, Object> operation) {
    boolean open = operation.get("security") instanceof List<?> list && list.isEmpty();
    boolean secured = !open;
    boolean owner = "owner".equals(operation.get("x-role"));
    Map<String, Object> answers = Trees.map(operation, "responses");
    if (secured) {
      answer(answers, "401", "Unauthorized");
      answer(answers, "503", "Unavailable");
      answer(answers, "500", "Internal");
    }
    if (secured && (owner || !method.equals("get"))) {
      answer(answers, "403", "Forbidden");
    }
    if (operation.containsKey("requestBody") && hasJson(operation)) {
      answer(answers, "400", "BadRequest");
      answer(answers, "413", "TooLarge");
      answer(answers, "415", "UnsupportedMediaType");
      answer(answers, "422", "Invalid");
    }
    if (hasQuery(operation)) {
      answer(answers, "400", "BadRequest");
      answer(answers, "422", "Invalid");
    }
    if (secured && method.equals("post")) {
      Trees.list(operation, "parameters")
          .add(Map.of("$ref", "#/components/parameters/IdempotencyKey"));
      answer(answers, "409", "Conflict");
      answer(answers, "413", "TooLarge");
      answer(answers, "422", "Invalid");
    }
    if (owner) {
      String text =
          operation.containsKey("description") ? operation.get("description") + "\n\n" : "";
      operation.put("description", text + "Only for owners.");
    }
    operation.put("responses", new TreeMap<>(answers));
  }

  private static void answer(Map<String, Object> answers, String status, String name) {
    answers.putIfAbsent(status, Map.of("$ref", "#/components/responses/" + name));
  }

  private static boolean hasJson(Map<String, Object> operation) {
    Map<String, Object> body = Trees.map(operation, "requestBody");
    return body.containsKey("content")
        && Trees.map(body, "content").containsKey("application/json");
  }

  /** References among the parameters are all to those of queries. */
  private static boolean hasQuery(Map<String, Object> operation) {
    return operation.get("parameters") instanceof List<?> parameters
        && parameters.stream()
            .map(Trees::map)
            .anyMatch(p -> p.containsKey("$ref") || "query".equals(p.get("in")));
  }

  /** Completes every schema that says nothing of what it requires: it requires all. */
  private static void require(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> schema = Trees.map(map);
      if (schema.get("type") instanceof String
          && schema.get("properties") instanceof Map<?, ?> properties
          && !schema.containsKey("required")) {
        schema.put("required", properties.keySet().stream().map(String::valueOf).toList());
      }
      schema.values().forEach(CommonParts::require);
    } else if (tree instanceof List<?> list) {
      list.forEach(CommonParts::require);
    }
  }
}
