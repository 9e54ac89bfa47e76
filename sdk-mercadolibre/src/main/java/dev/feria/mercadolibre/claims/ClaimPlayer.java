package dev.feria.mercadolibre.claims;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A party of a claim.
 *
 * @param role {@code complainant}, {@code respondent} or {@code mediator}
 * @param type {@code buyer}, {@code seller} ...
 */
public record ClaimPlayer(
    @Nullable String role,
    @Nullable String type,
    @Nullable String userId,
    List<ClaimAction> availableActions) {
  public ClaimPlayer {
    availableActions =
        availableActions == null ? List.of() : Collections.unmodifiableList(availableActions);
  }
}
