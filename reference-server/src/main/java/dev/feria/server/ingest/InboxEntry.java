package dev.feria.server.ingest;

import java.time.Instant;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way into the inbox; whose it is, is decided by the statement that stores it.
 *
 * @param accountKey the opaque key of the address it came to, null for an application's address
 * @param externalId the seller that the event names, null where the address tells
 * @param encoding {@code raw} or {@code event}, see the table
 * @param query JSON
 * @param headers JSON
 * @param late whether it also concerns accounts that are disconnected
 */
record InboxEntry(
    String provider,
    @Nullable String accountKey,
    @Nullable String externalId,
    String eventId,
    String topic,
    String subject,
    short priority,
    int position,
    String encoding,
    String path,
    String query,
    String headers,
    ByteString body,
    Instant receivedAt,
    boolean late) {}
