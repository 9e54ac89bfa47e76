package dev.feria.shopify.graphql;

import dev.feria.core.json.CamelCase;
import dev.feria.core.json.RawJson;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error beside or instead of data.
 *
 * @param path to the field that has no value because of it, list positions as digits; empty where
 *     it concerns the whole document
 */
@CamelCase
public record GraphQlError(
    @Nullable String message,
    @Nullable List<String> path,
    @Nullable Map<String, RawJson> extensions) {
  public GraphQlError {
    path = path == null ? List.of() : Collections.unmodifiableList(path);
    extensions = extensions == null ? Map.of() : Collections.unmodifiableMap(extensions);
  }

  @Override
  public List<String> path() {
    return path == null ? List.of() : path;
  }

  @Override
  public Map<String, RawJson> extensions() {
    return extensions == null ? Map.of() : extensions;
  }

  /** Returns the provider's code, for example {@code ACCESS_DENIED}; null where it gave none. */
  public @Nullable String code() {
    RawJson code = extensions().get("code");
    return code == null || !code.text().startsWith("\"")
        ? null
        : code.text().substring(1, code.text().length() - 1);
  }
}
