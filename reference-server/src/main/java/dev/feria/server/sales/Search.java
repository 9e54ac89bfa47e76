package dev.feria.server.sales;

import org.jspecify.annotations.Nullable;

/** Makes patterns of what people search for. */
final class Search {
  private Search() {}

  /** Returns the pattern for a text anywhere in another, null for none. */
  static @Nullable String pattern(@Nullable String search) {
    if (search == null || search.isBlank()) {
      return null;
    }
    return "%" + search.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
