package dev.feria.mercadolibre.items;

import org.jspecify.annotations.Nullable;

/** A picture of an item. */
public record Picture(@Nullable String id, @Nullable String url, @Nullable String secureUrl) {}
