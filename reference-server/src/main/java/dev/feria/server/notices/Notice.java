package dev.feria.server.notices;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something the owner should know.
 *
 * @param kind for example {@code reconnect_needed} or {@code sync_failed}
 * @param severity {@code info}, {@code warning} or {@code error}
 * @param subject what it is about, for example an account's id
 */
public record Notice(
    UUID id,
    String kind,
    String severity,
    String subject,
    Map<String, String> detail,
    Instant createdAt,
    @Nullable Instant readAt,
    @Nullable Instant resolvedAt) {}
