package dev.feria.server.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JSON object read for a few of its fields. */
record Json(Map<String, Object> fields) {

  /** Returns a text, or a number as it is written without a fraction. */
  String text(String name) {
    String found = find(name);
    if (found == null) {
      throw new DemoException("the answer has no " + name + ": " + fields.keySet());
    }
    return found;
  }

  @Nullable String find(String name) {
    Object value = fields.get(name);
    if (value instanceof Double number && number == Math.rint(number)) {
      return Long.toString(number.longValue());
    }
    return value == null ? null : value.toString();
  }

  long number(String name) {
    return fields.get(name) instanceof Double number ? number.longValue() : 0;
  }

  /** Returns a number that may be absent. */
  @Nullable Long count(String name) {
    return fields.get(name) instanceof Double number ? Long.valueOf(number.longValue()) : null;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** Returns the texts of a list. */
  List<String> texts(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Returns the members of an object that are no objects themselves, as text. */
  Map<String, String> values(String name) {
    Map<String, String> values = new HashMap<>();
    if (has(name)) {
      Json object = object(name);
      for (String member : object.fields().keySet()) {
        String value = object.find(member);
        if (value != null) {
          values.put(member, value);
        }
      }
    }
    return values;
  }

  Json object(String name) {
    if (fields.get(name) instanceof Map<?, ?> map) {
      return of(map);
    }
    throw new DemoException("the answer has no object " + name + ": " + fields.keySet());
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  Stream<Json> list(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(each -> of((Map<?, ?>) each))
        : Stream.empty();
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys
  private static Json of(Map<?, ?> map) {
    return new Json((Map<String, Object>) map);
  }
}
