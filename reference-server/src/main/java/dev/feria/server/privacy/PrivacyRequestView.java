package dev.feria.server.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as the API shows it; whom it concerns is in its export only.
 *
 * @param externalId the provider's id of it
 * @param status open; done when somebody answered; erased when the person was forgotten first
 */
public record PrivacyRequestView(
    UUID requestId,
    UUID accountId,
    String externalId,
    String status,
    Instant receivedAt,
    Instant dueAt,
    @Nullable Instant closedAt,
    @Nullable String closedBy) {
  static PrivacyRequestView of(PrivacyRequestRow row) {
    return new PrivacyRequestView(
        row.requestId(),
        row.accountId(),
        row.externalId(),
        row.status(),
        row.receivedAt(),
        row.dueAt(),
        row.closedAt(),
        row.closedBy());
  }
}
