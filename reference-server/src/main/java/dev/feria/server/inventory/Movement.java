package dev.feria.server.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger.
 *
 * @param kind opening, receive, adjust, count, sale or return
 * @param quantity what on hand changed by, with its sign
 * @param onHandAfter what was on hand then
 */
public record Movement(
    UUID movementId,
    UUID productId,
    Instant at,
    String kind,
    int quantity,
    int onHandAfter,
    StockEntry.Origin origin,
    @Nullable String reason,
    String actor) {}
