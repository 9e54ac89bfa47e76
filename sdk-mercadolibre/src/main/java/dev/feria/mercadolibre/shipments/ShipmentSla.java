package dev.feria.mercadolibre.shipments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By when the seller must hand a shipment over.
 *
 * @param status {@code on_time}, {@code delayed} or {@code early}
 */
public record ShipmentSla(@Nullable String status, @Nullable Instant expectedDate) {}
