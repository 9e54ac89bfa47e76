package dev.feria.server.ingest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One walk over what a provider holds.
 *
 * @param updatedFrom where orders are read from, by the provider's clock; null reads all
 * @param cursor where it goes on; null at the beginning
 * @param highestUpdatedAt the latest change seen so far, by the provider's clock
 * @param total how many orders, or groups of listings (items with all their variations), there are,
 *     where the provider says
 * @param processed how many of them were read, whatever became of them
 * @param created how many records were not known before: orders, or single listings
 * @param errors how many records could not be read or stored
 * @param lastError why it failed, or what it waits for
 * @param requestedBy who asked
 */
public record Sync(
    UUID tenantId,
    UUID syncId,
    UUID accountId,
    String provider,
    SyncKind kind,
    SyncReason reason,
    SyncStatus status,
    @Nullable Instant updatedFrom,
    @Nullable String cursor,
    @Nullable Instant highestUpdatedAt,
    @Nullable Long total,
    long processed,
    long created,
    long updated,
    long skipped,
    long errors,
    @Nullable String lastError,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {}
