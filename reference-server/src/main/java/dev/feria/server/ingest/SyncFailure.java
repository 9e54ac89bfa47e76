package dev.feria.server.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that a sync could not store.
 *
 * @param n its number within the sync, from 1
 * @param kind {@code order} or {@code listing}
 * @param externalId the provider's id
 * @param reference what is read again to retry it
 * @param outcome {@code failed}, or {@code resolved} by a retry
 * @param reason why it failed the last time
 */
public record SyncFailure(
    int n,
    Instant at,
    String kind,
    String externalId,
    String reference,
    String outcome,
    String reason,
    @Nullable Instant retriedAt) {}
