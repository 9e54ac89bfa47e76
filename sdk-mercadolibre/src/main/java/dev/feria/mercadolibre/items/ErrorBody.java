package dev.feria.mercadolibre.items;

import dev.feria.core.json.RawJson;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal.
 *
 * @param cause texts or objects; see {@link ValidationCause}
 */
public record ErrorBody(
    @Nullable String message,
    @Nullable String error,
    @Nullable Integer status,
    List<RawJson> cause) {
  public ErrorBody {
    cause = cause == null ? List.of() : Collections.unmodifiableList(cause);
  }
}
