package dev.feria.core.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the provider shows it: the customer's, or ours read back.
 *
 * @param id the provider's id, unique within the account; reading it twice is the same message
 * @param conversation where it stands
 * @param from who wrote it
 * @param text empty for a message of files only, or one taken away by moderation
 * @param attachments possibly empty
 * @param sentAt by the provider's clock
 * @param providerStatus the provider's own status, verbatim, null where it has none
 * @param state how far it came if it is ours; null for the customer's
 */
public record InboundMessage(
    String id,
    ConversationRef conversation,
    Participant from,
    String text,
    List<Attachment> attachments,
    Instant sentAt,
    @Nullable String providerStatus,
    @Nullable DeliveryState state) {
  public InboundMessage {
    attachments = List.copyOf(attachments);
  }

  /** Tells whether the account itself wrote it. */
  public boolean isOurs() {
    return from.role() == Participant.Role.SELLER;
  }
}
