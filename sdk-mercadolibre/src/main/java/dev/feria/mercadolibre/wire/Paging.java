package dev.feria.mercadolibre.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where a page stands in a listing.
 *
 * @param total how many there are in all
 * @param offset how many were skipped
 * @param limit the most that one page holds
 */
public record Paging(@Nullable Long total, @Nullable Integer offset, @Nullable Integer limit) {}
