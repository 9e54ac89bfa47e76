package dev.feria.server.console.syncs;

import java.time.Instant;

/** Something that was tried as often as makes sense and still failed. */
public record DeadLetterRow(
    String id, String accountName, String subject, int attempts, String reason, Instant since) {}
