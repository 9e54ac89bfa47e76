package dev.feria.mercadolibre.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a message, and when.
 *
 * @param read null until the other side read it
 */
public record MessageDates(
    @Nullable Instant received,
    @Nullable Instant available,
    @Nullable Instant notified,
    @Nullable Instant created,
    @Nullable Instant read) {}
