package dev.feria.server.console.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An API key in a table; the key itself is not kept. */
public record KeyRow(
    String id,
    String name,
    String prefix,
    String role,
    String createdBy,
    Instant createdAt,
    @Nullable Instant usedAt,
    boolean revoked) {}
