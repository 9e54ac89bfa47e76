package dev.feria.server.platform;

import org.jspecify.annotations.Nullable;

/** Turns what people search for into patterns for {@code ilike}. */
public final class Search {
  private Search() {}

  /** Returns the pattern of texts that contain a text; null where nothing is searched for. */
  public static @Nullable String containing(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + escaped.replace("\0", "") + "%";
  }
}
