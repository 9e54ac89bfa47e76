package dev.feria.mercadolibre.shipments;

import org.jspecify.annotations.Nullable;

/** A warehouse. */
public record OriginNode(@Nullable String nodeId, @Nullable String logisticCenterId) {}
