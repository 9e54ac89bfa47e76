package dev.feria.server.console.settings;

import java.time.Instant;

/** An entry of the audit log. */
public record AuditRow(String action, String subject, String actor, Instant at) {}
