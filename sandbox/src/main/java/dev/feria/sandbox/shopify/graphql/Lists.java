package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts, and lists that are cut by {@code first}. */
final class Lists {
  private static final int MOST_COUNTED = 25_000;

  private Lists() {}

  /** A count; above 25,000 it only says that there are more. */
  static Map<String, @Nullable Object> count(long count) {
    return Json.obj(
        "count",
        (int) Math.min(count, MOST_COUNTED + 1L),
        "precision",
        count > MOST_COUNTED ? "AT_LEAST" : "EXACT");
  }

  /** The beginning of a list. */
  static <T> List<T> first(List<T> all, DataFetchingEnvironment env) {
    Integer first = env.getArgument("first");
    return first == null || first >= all.size() ? all : all.subList(0, Math.max(0, first));
  }
}
