package dev.feria.mercadolibre.items;

import org.jspecify.annotations.Nullable;

/**
 * What a search of a very large account refuses.
 *
 * @param aggregationsAllowed false above 200,000 items
 */
public record SearchRestrictions(@Nullable Boolean aggregationsAllowed) {}
