package dev.feria.server.sales;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a sale of which there was not enough.
 *
 * @param missing pieces that were not there when it was sold
 * @param open pieces that are still not there
 * @param resolvedAt when nobody needed to act any more; null until then
 * @param resolution {@code stock}, {@code returned} or {@code person}
 * @param resolvedBy the person; null for the others
 */
record OversoldLine(
    UUID saleId,
    String lineId,
    UUID productId,
    int missing,
    int open,
    Instant at,
    @Nullable Instant resolvedAt,
    @Nullable String resolution,
    @Nullable String resolvedBy) {}
