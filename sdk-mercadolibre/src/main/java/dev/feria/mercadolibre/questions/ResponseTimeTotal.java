package dev.feria.mercadolibre.questions;

import org.jspecify.annotations.Nullable;

/**
 * An average over all hours.
 *
 * @param responseTime in minutes
 */
public record ResponseTimeTotal(@Nullable Integer responseTime) {}
