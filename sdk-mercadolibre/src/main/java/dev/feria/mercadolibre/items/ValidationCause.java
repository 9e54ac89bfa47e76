package dev.feria.mercadolibre.items;

import dev.feria.core.error.ProviderException;
import dev.feria.core.json.Json;
import dev.feria.core.json.RawJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the provider finds wrong with what was sent.
 *
 * @param code for example {@code item.attributes.missing_required}
 * @param causeId the same as a number, for example 147
 * @param type {@code error} or {@code warning}; warnings alone do not fail a call
 * @param message for people, in the site's language
 * @param references names of the fields concerned
 */
public record ValidationCause(
    @Nullable String code,
    @Nullable Integer causeId,
    @Nullable String type,
    @Nullable String message,
    List<String> references) {
  public ValidationCause {
    references = references == null ? List.of() : Collections.unmodifiableList(references);
  }

  /** Tells whether this alone does not fail a call. */
  public boolean isWarning() {
    return "warning".equals(type);
  }

  /**
   * Reads the causes out of a refusal. The provider gives none, a list of texts, or a list of
   * objects; a text becomes the message of a cause. Empty when the body was cut off at 2 kB.
   */
  public static List<ValidationCause> of(ProviderException refused) {
    String body = refused.body();
    if (body == null) {
      return List.of();
    }
    List<ValidationCause> causes = new ArrayList<>();
    try {
      ErrorBody error = Json.standard().read(body, ErrorBody.class);
      for (RawJson cause : error.cause()) {
        causes.add(one(cause));
      }
    } catch (IOException otherShape) {
      return List.copyOf(causes);
    }
    return List.copyOf(causes);
  }

  private static ValidationCause one(RawJson cause) throws IOException {
    return cause.text().startsWith("{")
        ? Json.standard().read(cause.text(), ValidationCause.class)
        : new ValidationCause(
            null, null, null, Json.standard().read(cause.text(), String.class), List.of());
  }
}
