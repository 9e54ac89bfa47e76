package dev.feria.mercadolibre.prices;

import org.jspecify.annotations.Nullable;

/** One compared item. */
public record ReferencePoint(@Nullable ReferenceAmount price, @Nullable ReferencePointInfo info) {}
