package dev.feria.mercadolibre.orders;

import org.jspecify.annotations.Nullable;

/**
 * A tax document.
 *
 * @param type for example {@code RUT} or {@code CPF}
 */
public record Identification(@Nullable String type, @Nullable String number) {}
