package dev.feria.server.tenancy;

import dev.feria.server.platform.http.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it may be shown.
 *
 * @param prefix the first characters of the key, to recognise it by
 * @param lastUsedAt to the minute
 */
public record ApiKey(
    UUID id,
    String name,
    String prefix,
    Role role,
    String createdBy,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {}
