package dev.feria.mercadolibre.prices;

import org.jspecify.annotations.Nullable;

/** What a compared item is. */
public record ReferencePointInfo(@Nullable String title, @Nullable Integer soldQuantity) {}
