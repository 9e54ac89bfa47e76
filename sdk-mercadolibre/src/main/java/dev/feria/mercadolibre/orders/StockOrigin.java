package dev.feria.mercadolibre.orders;

import org.jspecify.annotations.Nullable;

/** A warehouse of the seller. */
public record StockOrigin(@Nullable String storeId, @Nullable String networkNodeId) {}
