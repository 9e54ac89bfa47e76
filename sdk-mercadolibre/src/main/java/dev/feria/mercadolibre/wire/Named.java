package dev.feria.mercadolibre.wire;

import org.jspecify.annotations.Nullable;

/** Something with an id and a name, such as a city or a shipping method. */
public record Named(@Nullable String id, @Nullable String name) {}
