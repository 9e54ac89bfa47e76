package dev.feria.mercadolibre.shipments;

import org.jspecify.annotations.Nullable;

/**
 * How a shipment travels.
 *
 * @param mode {@code me1}, {@code me2} ...
 * @param type {@code drop_off}, {@code xd_drop_off}, {@code cross_docking}, {@code self_service},
 *     {@code fulfillment} ...
 * @param direction {@code forward} or {@code return}
 */
public record Logistic(@Nullable String mode, @Nullable String type, @Nullable String direction) {}
