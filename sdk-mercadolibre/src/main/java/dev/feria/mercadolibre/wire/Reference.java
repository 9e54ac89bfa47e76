package dev.feria.mercadolibre.wire;

import org.jspecify.annotations.Nullable;

/**
 * Something named only by its id.
 *
 * @param id null where the provider has not created it yet
 */
public record Reference(@Nullable String id) {}
