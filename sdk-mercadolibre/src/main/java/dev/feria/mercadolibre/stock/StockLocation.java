package dev.feria.mercadolibre.stock;

import org.jspecify.annotations.Nullable;

/**
 * A quantity at one place.
 *
 * @param networkNodeId set for {@code seller_warehouse}
 * @param storeId set for {@code seller_warehouse}
 */
public record StockLocation(
    LocationType type,
    @Nullable String networkNodeId,
    @Nullable String storeId,
    @Nullable Integer quantity) {}
