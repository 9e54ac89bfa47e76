package dev.feria.mercadolibre.shipments;

import org.jspecify.annotations.Nullable;

/** The service chosen. */
public record ShippingMethod(@Nullable String id, @Nullable String name, @Nullable String type) {}
