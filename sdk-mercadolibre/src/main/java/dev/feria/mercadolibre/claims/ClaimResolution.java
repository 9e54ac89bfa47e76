package dev.feria.mercadolibre.claims;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a claim ended. */
public record ClaimResolution(
    @Nullable String reason,
    List<String> benefited,
    @Nullable String closedBy,
    @Nullable Instant dateCreated) {
  public ClaimResolution {
    benefited = benefited == null ? List.of() : Collections.unmodifiableList(benefited);
  }
}
