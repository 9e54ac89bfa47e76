package dev.feria.mercadolibre.shipments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A past status of a shipment. */
public record ShipmentEvent(
    @Nullable String status, @Nullable String substatus, @Nullable Instant date) {}
