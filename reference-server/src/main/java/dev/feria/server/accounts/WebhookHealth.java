package dev.feria.server.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the registrations of an account's webhooks were found when they were looked at last.
 *
 * @param checkedAt when that was
 * @param goodAt when they were last found, or put, in order; null for never
 * @param kept topics that were in order, by the provider's names
 * @param created topics that were missing
 * @param revived topics that the provider had switched off
 * @param error why they could not be looked at: {@code public_url_unreachable}, {@code
 *     reconnect_needed}, {@code provider_unavailable} or {@code provider_refused}; null when they
 *     could
 * @param detail what the provider said; null when all went well
 */
public record WebhookHealth(
    Instant checkedAt,
    @Nullable Instant goodAt,
    List<String> kept,
    List<String> created,
    List<String> revived,
    @Nullable String error,
    @Nullable String detail) {}
