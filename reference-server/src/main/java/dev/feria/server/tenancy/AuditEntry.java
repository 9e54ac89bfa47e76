package dev.feria.server.tenancy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One administrative act.
 *
 * @param actor who did it, for example {@code user:maria@example.com}
 * @param action for example {@code account.connect}
 * @param subject what it was done to
 */
public record AuditEntry(
    UUID id, Instant at, String actor, String action, String subject, Map<String, String> detail) {}
