package dev.feria.mercadolibre.shipments;

import org.jspecify.annotations.Nullable;

/** Who carries a shipment. */
public record ShipmentCarrier(@Nullable String name, @Nullable String url) {}
