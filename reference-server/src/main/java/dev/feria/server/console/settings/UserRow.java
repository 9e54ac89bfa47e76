package dev.feria.server.console.settings;

import java.time.Instant;

/**
 * A person in a table.
 *
 * @param me whether it is the reader
 */
public record UserRow(
    String id,
    String name,
    String email,
    String role,
    Instant createdAt,
    boolean disabled,
    boolean me) {}
