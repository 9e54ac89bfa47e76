package dev.feria.mercadolibre.orders;

import org.jspecify.annotations.Nullable;

/**
 * A shipment of an order.
 *
 * @param type {@code forward}, {@code return} or {@code return_to_buyer}
 */
public record OrderShipment(String id, @Nullable String type) {}
