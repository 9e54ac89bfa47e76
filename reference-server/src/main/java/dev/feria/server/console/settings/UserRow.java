package dev.feria.server.console.settings;

import java.time.Instant;

/** A person in a table. */
public record UserRow(
    String name, String email, String role, Instant createdAt, boolean disabled) {}
