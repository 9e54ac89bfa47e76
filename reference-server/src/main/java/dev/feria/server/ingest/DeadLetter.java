package dev.feria.server.ingest;

import java.time.Instant;
import java.util.UUID;

/**
 * An event, or several about the same thing, that could not be handled.
 *
 * @param subject what it is about, for example {@code order:2000009047722568}
 * @param events how many events wait in it
 * @param reason why it failed the last time
 */
public record DeadLetter(
    UUID deadLetterId,
    String provider,
    UUID accountId,
    String subject,
    long events,
    int attempts,
    String reason,
    Instant receivedAt,
    Instant diedAt) {}
