package dev.feria.mercadolibre.questions;

import org.jspecify.annotations.Nullable;

/** How fast a seller answers. */
public record ResponseTime(@Nullable ResponseTimeTotal total) {}
