package dev.feria.server.catalog;

import dev.feria.server.inventory.Movement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement as the API shows it.
 *
 * @param source an account's id, {@code local} or {@code manual}
 * @param reference the provider's id of the order, the id of the sale, or what the caller gave
 */
public record MovementView(
    UUID movementId,
    Instant at,
    String kind,
    int quantity,
    int onHandAfter,
    String source,
    String reference,
    String line,
    @Nullable String reason,
    String actor) {
  static MovementView of(Movement movement) {
    return new MovementView(
        movement.movementId(),
        movement.at(),
        movement.kind(),
        movement.quantity(),
        movement.onHandAfter(),
        movement.origin().source(),
        movement.origin().reference(),
        movement.origin().line(),
        movement.reason(),
        movement.actor());
  }
}
