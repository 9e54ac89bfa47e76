package dev.feria.mercadolibre.stock;

import org.jspecify.annotations.Nullable;

/**
 * Units that cannot be sold, and why.
 *
 * @param status for example {@code damaged} or {@code transfer}
 */
public record UnavailableStock(@Nullable String status, @Nullable Integer quantity) {}
