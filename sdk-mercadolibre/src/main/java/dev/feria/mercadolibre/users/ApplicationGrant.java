package dev.feria.mercadolibre.users;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user's authorisation of an application.
 *
 * @param userId who granted
 */
public record ApplicationGrant(
    @Nullable String userId,
    @Nullable String appId,
    @Nullable Instant dateCreated,
    List<String> scopes) {
  public ApplicationGrant {
    scopes = scopes == null ? List.of() : Collections.unmodifiableList(scopes);
  }
}
