package dev.feria.mercadolibre.questions;

import org.jspecify.annotations.Nullable;

/** Who asked. */
public record Asker(@Nullable String id) {}
