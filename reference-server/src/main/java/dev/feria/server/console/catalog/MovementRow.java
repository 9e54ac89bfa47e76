package dev.feria.server.console.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger.
 *
 * @param origin where it came from, for people
 * @param reference the order's or the sale's number
 * @param href the order's or the sale's page
 */
public record MovementRow(
    String kind,
    int quantity,
    int onHandAfter,
    String origin,
    String reference,
    @Nullable String href,
    @Nullable String reason,
    Instant at) {}
