package dev.feria.mercadolibre.shipments;

import org.jspecify.annotations.Nullable;

/**
 * Where a shipment starts.
 *
 * @param node the seller's warehouse
 */
public record ShipmentOrigin(
    @Nullable String type,
    @Nullable OriginNode node,
    @Nullable String senderId,
    @Nullable ShippingAddress shippingAddress) {}
