package dev.feria.mercadolibre.messages;

import dev.feria.mercadolibre.wire.Named;
import dev.feria.mercadolibre.wire.UserReference;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation.
 *
 * @param from the site's automatic participant in place of the buyer where the provider introduced
 *     one
 * @param status {@code available}, {@code moderated}, {@code rejected} or {@code
 *     pending_translation}
 * @param messageResources which pack and seller it belongs to
 */
public record Message(
    String id,
    @Nullable String siteId,
    @Nullable String clientId,
    @Nullable UserReference from,
    @Nullable UserReference to,
    @Nullable String status,
    @Nullable String text,
    @Nullable MessageDates messageDate,
    @Nullable Moderation messageModeration,
    List<MessageAttachment> messageAttachments,
    List<Named> messageResources,
    @Nullable Boolean conversationFirstMessage) {
  public Message {
    messageAttachments =
        messageAttachments == null ? List.of() : Collections.unmodifiableList(messageAttachments);
    messageResources =
        messageResources == null ? List.of() : Collections.unmodifiableList(messageResources);
  }
}
