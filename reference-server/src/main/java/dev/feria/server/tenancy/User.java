package dev.feria.server.tenancy;

import dev.feria.server.platform.http.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of a tenant.
 *
 * @param email in lower case; unique over all tenants
 * @param locale language of the console, null for the browser's
 * @param disabledAt since when the person may not log in
 */
public record User(
    UUID id,
    String email,
    String name,
    Role role,
    @Nullable String locale,
    Instant createdAt,
    @Nullable Instant disabledAt) {}
