package dev.feria.server.privacy;

import dev.feria.core.provider.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is stored.
 *
 * @param externalId the provider's id of it
 * @param person nobody any more once it is closed
 * @param status open, done or erased
 */
record PrivacyRequestRow(
    UUID requestId,
    UUID accountId,
    String externalId,
    Event.Person person,
    List<String> orders,
    String status,
    Instant receivedAt,
    Instant dueAt,
    @Nullable Instant closedAt,
    @Nullable String closedBy) {
  static final String OPEN = "open";
  static final String DONE = "done";
  static final String ERASED = "erased";
}
