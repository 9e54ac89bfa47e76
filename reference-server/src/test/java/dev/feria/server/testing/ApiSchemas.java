package dev.feria.server.testing;

import dev.feria.server.platform.http.Json;
import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The schemas of the API's description, closed: what they do not describe is an error, so that an
 * answer cannot grow unnoticed. Thread-safe.
 */
final class ApiSchemas {
  private static final String BASE = "https://feria.test/";
  private static final String REFERENCE = "#/components/schemas/";

  private final Validator validator =
      new ValidatorFactory()
          .withJsonNodeFactory(new GsonNode.Factory())
          .withEvaluatorFactory(new FormatEvaluatorFactory())
          .createValidator();
  private final Map<Object, URI> known = new ConcurrentHashMap<>();

  ApiSchemas(Map<?, ?> components) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$defs", components);
    register("components", root);
  }

  /** Returns what is wrong with a document; empty when it is as its schema has it. */
  synchronized String errors(Map<?, ?> schema, String json) {
    URI uri = known.computeIfAbsent(schema, s -> register("schema-" + known.size(), s));
    Validator.Result result = validator.validate(uri, json);
    return result.isValid()
        ? ""
        : result.getErrors().stream()
            .map(e -> e.getInstanceLocation() + ": " + e.getError())
            .distinct()
            .collect(Collectors.joining("\n"));
  }

  private URI register(String name, Object schema) {
    return validator.registerSchema(URI.create(BASE + name), Json.write(closed(schema)));
  }

  private static Object closed(Object tree) {
    if (tree instanceof List<?> list) {
      return list.stream().map(ApiSchemas::closed).toList();
    }
    if (!(tree instanceof Map<?, ?> map)) {
      return tree;
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put((String) key, closed(value)));
    if (copy.get("$ref") instanceof String reference && reference.startsWith(REFERENCE)) {
      copy.put("$ref", BASE + "components#/$defs/" + reference.substring(REFERENCE.length()));
    }
    if (copy.get("properties") instanceof Map<?, ?> && copy.get("type") instanceof String) {
      copy.putIfAbsent("additionalProperties", false);
    }
    return copy;
  }
}
