package dev.feria.mercadolibre.shipments;

import org.jspecify.annotations.Nullable;

/** What a shipment carries. */
public record ShipmentItem(
    @Nullable String itemId,
    @Nullable String variationId,
    @Nullable String orderId,
    @Nullable String senderId,
    @Nullable Integer quantity,
    @Nullable String description,
    @Nullable Dimensions dimensions) {}
