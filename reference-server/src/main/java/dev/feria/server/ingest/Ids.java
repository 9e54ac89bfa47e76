package dev.feria.server.ingest;

import dev.feria.server.platform.http.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids in addresses. */
final class Ids {
  private Ids() {}

  /** Reads an optional id; one that cannot be is the id of nothing. */
  static @Nullable UUID find(@Nullable String text) {
    return text == null || text.isEmpty() ? null : require(text, "no such account");
  }

  /** Reads an id; what is none is found nowhere. */
  static UUID require(String text, String absent) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(absent).exception();
    }
  }
}
