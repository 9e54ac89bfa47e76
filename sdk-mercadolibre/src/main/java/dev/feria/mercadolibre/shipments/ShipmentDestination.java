package dev.feria.mercadolibre.shipments;

import org.jspecify.annotations.Nullable;

/**
 * Where a shipment goes. Hidden until the payment is approved.
 *
 * @param receiverPhone only for mode {@code me1}
 */
public record ShipmentDestination(
    @Nullable String receiverId,
    @Nullable String receiverName,
    @Nullable String receiverPhone,
    @Nullable String comments,
    @Nullable ShippingAddress shippingAddress) {}
