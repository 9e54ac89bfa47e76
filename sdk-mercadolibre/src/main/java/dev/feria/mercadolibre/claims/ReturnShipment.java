package dev.feria.mercadolibre.claims;

import org.jspecify.annotations.Nullable;

/** A shipment of a return. */
public record ReturnShipment(
    @Nullable String shipmentId,
    @Nullable String status,
    @Nullable String trackingNumber,
    @Nullable String type) {}
