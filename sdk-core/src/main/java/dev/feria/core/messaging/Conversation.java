package dev.feria.core.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the provider shows it.
 *
 * @param ref names it
 * @param customer the person on the other side
 * @param subject what it is about: the {@link dev.feria.core.commerce.Listing#group} of a question,
 *     the {@link dev.feria.core.commerce.Order#packId} of an order's thread; null for none
 * @param writable why or why not a message may be sent now
 * @param providerStatus the provider's own status, verbatim
 * @param unread how many messages the seller has not read, null where the provider does not tell
 * @param updatedAt when it last changed, by the provider's clock; null where it does not tell
 */
public record Conversation(
    ConversationRef ref,
    Participant customer,
    @Nullable String subject,
    Writable writable,
    String providerStatus,
    @Nullable Integer unread,
    @Nullable Instant updatedAt) {

  /** Whether a message may be sent now. */
  public enum Writable {
    /** Any text within the limits. */
    YES,
    /** Only as the first answer, which the provider takes once. */
    ONCE,
    /** Only a message of the provider's templates, until the person writes. */
    TEMPLATE_ONLY,
    /** Nothing: closed, blocked or expired. */
    NO
  }
}
