package dev.feria.server.ingest;

import java.time.Instant;

/** A row of the inbox that waits to be handled. */
record StoredRow(
    long inboxId,
    Instant receivedAt,
    String topic,
    String encoding,
    String path,
    String query,
    String headers,
    byte[] body) {}
