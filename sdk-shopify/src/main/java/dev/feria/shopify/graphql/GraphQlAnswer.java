package dev.feria.shopify.graphql;

import dev.feria.core.json.CamelCase;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a document.
 *
 * @param data as decoded; null where an error prevented all of it
 * @param errors why parts of the data are null; an answer that errors make useless is an exception
 *     instead
 */
@CamelCase
public record GraphQlAnswer<T>(
    @Nullable T data, @Nullable List<GraphQlError> errors, @Nullable Extensions extensions) {
  public GraphQlAnswer {
    errors = errors == null ? List.of() : Collections.unmodifiableList(errors);
  }

  @Override
  public List<GraphQlError> errors() {
    return errors == null ? List.of() : errors;
  }
}
