package dev.feria.server.console.syncs;

import java.time.Instant;

/**
 * A record that a sync could not handle.
 *
 * @param outcome failed or resolved
 */
public record SyncRecordRow(
    String syncId,
    int n,
    String kind,
    String externalId,
    String outcome,
    String reason,
    Instant at) {}
