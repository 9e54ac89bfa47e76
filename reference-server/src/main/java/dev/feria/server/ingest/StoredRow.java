package dev.feria.server.ingest;

import java.time.Instant;
import okio.ByteString;

/** A row of the inbox that waits to be handled. */
record StoredRow(
    long inboxId,
    Instant receivedAt,
    String topic,
    String encoding,
    String path,
    String query,
    String headers,
    ByteString body) {}
