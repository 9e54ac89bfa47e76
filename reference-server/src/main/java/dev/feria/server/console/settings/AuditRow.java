package dev.feria.server.console.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log.
 *
 * @param action a word such as {@code account.connect}
 * @param subject what it was done to, by name where there is one
 * @param href where the subject is shown; null for nowhere
 */
public record AuditRow(
    String action, String subject, @Nullable String href, String actor, Instant at) {}
