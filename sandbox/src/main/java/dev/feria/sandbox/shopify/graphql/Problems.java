package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.orders.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code userErrors} of a mutation. */
final class Problems {
  private final List<Object> all = new ArrayList<>();

  /** One error alone. */
  static List<Object> one(@Nullable String code, String message, String... field) {
    Problems problems = new Problems();
    problems.add(code, message, field);
    return problems.list();
  }

  /** What a refusal looks like where errors have no code. */
  static List<Object> of(Refused refused, String... field) {
    return one(null, refused.text(), field);
  }

  void add(@Nullable String code, String message, String... field) {
    Map<String, @Nullable Object> error =
        Json.obj("field", field.length == 0 ? null : List.of(field), "message", message);
    if (code != null) {
      error.put("code", code);
    }
    all.add(error);
  }

  void addRaw(Object error) {
    all.add(error);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<Object> list() {
    return List.copyOf(all);
  }
}
