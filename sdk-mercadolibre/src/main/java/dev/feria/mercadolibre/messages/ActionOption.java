package dev.feria.mercadolibre.messages;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of first message.
 *
 * @param id for example {@code REQUEST_VARIANTS} or {@code OTHER}
 * @param type of free text, or with prepared texts
 * @param capAvailable how many are left
 */
public record ActionOption(
    String id,
    @Nullable String internalDescription,
    @Nullable Boolean enabled,
    @Nullable String type,
    @Nullable Integer charLimit,
    @Nullable Integer capAvailable,
    List<ActionTemplate> templates) {
  public ActionOption {
    templates = templates == null ? List.of() : Collections.unmodifiableList(templates);
  }
}
