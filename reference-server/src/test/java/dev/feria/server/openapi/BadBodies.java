package dev.feria.server.openapi;

import dev.feria.server.platform.http.Json;
import dev.feria.server.testing.ApiDescription;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes bodies that are wrong in one place each, out of a schema and an example that is right. */
final class BadBodies {
  private static final ApiDescription API = ApiDescription.OURS;

  private final Object example;
  private final List<Bad> made = new ArrayList<>();

  /**
   * A body that is wrong.
   *
   * @param field what the answer must name
   */
  record Bad(String json, String field) {
    @Override
    public String toString() {
      return field + " in " + (json.length() > 300 ? json.substring(0, 300) + "..." : json);
    }
  }

  private BadBodies(Object example) {
    this.example = example;
  }

  static List<Bad> of(Map<String, Object> schema, Object example) {
    var bodies = new BadBodies(example);
    bodies.object(List.of(), API.resolve(schema), ApiDescription.map(example));
    return bodies.made;
  }

  private void object(List<Object> path, Map<String, Object> schema, Map<String, Object> value) {
    Object others = schema.get("additionalProperties");
    if (Boolean.FALSE.equals(others)) {
      put(path, "surprise", 1);
      put(path, "__proto__", Map.of());
    }
    List<?> required = (List<?>) schema.getOrDefault("required", List.of());
    for (Object name : required) {
      put(path, name, MISSING);
      put(path, name, null);
    }
    ApiDescription.map(schema, "properties")
        .forEach(
            (name, property) -> value(child(path, name), API.resolve(property), value.get(name)));
    if (others instanceof Map<?, ?>) {
      value.forEach((name, v) -> value(child(path, name), API.resolve(others), v));
    }
  }

  private static final Object MISSING = new Object();

  private void value(List<Object> path, Map<String, Object> schema, Object value) {
    String type = type(schema);
    for (Object wrong : wrongTypes(type)) {
      make(path, wrong);
    }
    switch (type) {
      case "string" -> string(path, schema);
      case "integer" -> integer(path, schema);
      case "number" -> bounds(path, schema);
      case "array" -> {
        if (value != null) {
          array(path, schema, value);
        }
      }
      case "object" -> {
        if (value != null) {
          object(path, schema, ApiDescription.map(value));
        }
      }
      default -> {}
    }
  }

  /** Returns the type besides null; where several are possible, an empty text. */
  private static String type(Map<String, Object> schema) {
    if (schema.get("type") instanceof List<?> types) {
      return types.stream().filter(t -> !"null".equals(t)).findFirst().orElseThrow().toString();
    }
    return String.valueOf(schema.getOrDefault("type", ""));
  }

  private static List<Object> wrongTypes(String type) {
    List<Object> wrong = new ArrayList<>(List.of(true));
    if (!type.equals("array")) {
      wrong.add(List.of());
      wrong.add(List.of(List.of(1)));
    }
    if (!type.equals("object") && !type.isEmpty()) {
      wrong.add(Map.of("a", 1));
    }
    if (!type.equals("integer") && !type.equals("number") && !type.isEmpty()) {
      wrong.add(5);
    }
    if (!type.equals("string")) {
      wrong.add("text");
      wrong.add("");
    }
    if (type.equals("boolean")) {
      wrong.remove(true);
      wrong.add("true");
    }
    return wrong;
  }

  private void string(List<Object> path, Map<String, Object> schema) {
    make(path, "a\0b");
    if (schema.get("maxLength") instanceof Number longest) {
      make(path, "x".repeat(longest.intValue() + 1));
    }
    if (schema.get("minLength") instanceof Number shortest) {
      make(path, "x".repeat(shortest.intValue() - 1));
      make(path, " ".repeat(shortest.intValue() - 1));
    }
    if (schema.containsKey("enum")
        || schema.containsKey("format")
        || schema.containsKey("pattern")) {
      make(path, "nonsense!");
      make(path, "");
    }
  }

  private void integer(List<Object> path, Map<String, Object> schema) {
    make(path, new BigDecimal("1.5"));
    make(path, new BigDecimal("99999999999999999999"));
    make(path, new BigDecimal("1e60"));
    make(path, "1");
    bounds(path, schema);
  }

  private void bounds(List<Object> path, Map<String, Object> schema) {
    if (schema.get("minimum") instanceof Number lowest) {
      make(path, lowest.longValue() - 1);
    }
    if (schema.get("maximum") instanceof Number highest) {
      make(path, highest.longValue() + 1);
    }
  }

  private void array(List<Object> path, Map<String, Object> schema, Object value) {
    Object first = ((List<?>) value).get(0);
    if (schema.get("minItems") instanceof Number) {
      make(path, List.of());
    }
    if (schema.get("maxItems") instanceof Number most) {
      make(path, java.util.Collections.nCopies(most.intValue() + 1, first));
    }
    value(child(path, 0), API.resolve(schema.get("items")), first);
  }

  private void put(List<Object> path, Object name, Object value) {
    make(child(path, name), value);
  }

  private void make(List<Object> path, Object value) {
    made.add(new Bad(Json.write(changed(example, path, value)), field(path)));
  }

  private static List<Object> child(List<Object> path, Object name) {
    List<Object> child = new ArrayList<>(path);
    child.add(name);
    return child;
  }

  private static String field(List<Object> path) {
    var field = new StringBuilder();
    for (Object part : path) {
      if (part instanceof Integer index) {
        field.append('[').append(index).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(part);
      }
    }
    return field.toString();
  }

  private static Object changed(Object tree, List<Object> path, Object value) {
    if (path.isEmpty()) {
      return value;
    }
    List<Object> rest = path.subList(1, path.size());
    if (path.get(0) instanceof Integer index) {
      List<Object> copy = new ArrayList<>((List<?>) tree);
      copy.set(index, changed(copy.get(index), rest, value));
      return copy;
    }
    Map<String, Object> copy = new LinkedHashMap<>(ApiDescription.map(tree));
    String name = (String) path.get(0);
    Object next = changed(copy.get(name), rest, value);
    if (next == MISSING) {
      copy.remove(name);
    } else {
      copy.put(name, next);
    }
    return copy;
  }
}
