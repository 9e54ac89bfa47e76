package dev.feria.mercadolibre.shipments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A promised time. */
public record DatedPromise(@Nullable Instant date) {}
