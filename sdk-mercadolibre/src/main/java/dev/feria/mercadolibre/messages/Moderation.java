package dev.feria.mercadolibre.messages;

import org.jspecify.annotations.Nullable;

/**
 * What the provider's review decided.
 *
 * @param status {@code clean}, {@code rejected}, {@code pending} or {@code non_moderated}
 */
public record Moderation(@Nullable String status, @Nullable String reason) {}
