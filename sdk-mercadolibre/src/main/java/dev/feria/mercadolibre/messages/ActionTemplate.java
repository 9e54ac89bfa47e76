package dev.feria.mercadolibre.messages;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared text. */
public record ActionTemplate(@Nullable String id, List<String> vars) {
  public ActionTemplate {
    vars = vars == null ? List.of() : Collections.unmodifiableList(vars);
  }
}
