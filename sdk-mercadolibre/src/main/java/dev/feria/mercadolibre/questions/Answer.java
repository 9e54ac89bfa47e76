package dev.feria.mercadolibre.questions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The seller's answer. There is one, and it cannot be edited (unconfirmed).
 *
 * @param status {@code ACTIVE}, {@code DISABLED} or {@code BANNED}
 */
public record Answer(
    @Nullable String text, @Nullable String status, @Nullable Instant dateCreated) {}
