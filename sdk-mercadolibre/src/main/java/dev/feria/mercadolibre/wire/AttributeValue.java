package dev.feria.mercadolibre.wire;

import org.jspecify.annotations.Nullable;

/**
 * One value of an attribute.
 *
 * @param id null for free text
 * @param name the value as text
 */
public record AttributeValue(@Nullable String id, @Nullable String name) {}
