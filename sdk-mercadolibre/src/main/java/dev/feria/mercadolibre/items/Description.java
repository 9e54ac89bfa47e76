package dev.feria.mercadolibre.items;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The long text of an item.
 *
 * @param text older rich text, mostly empty
 */
public record Description(
    @Nullable String plainText,
    @Nullable String text,
    @Nullable Instant dateCreated,
    @Nullable Instant lastUpdated) {}
