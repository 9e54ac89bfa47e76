package dev.feria.mercadolibre.messages;

import java.util.Collections;
import java.util.List;

/** What a seller may still send first in a conversation. */
public record ActionGuide(List<ActionOption> options) {
  public ActionGuide {
    options = options == null ? List.of() : Collections.unmodifiableList(options);
  }
}
