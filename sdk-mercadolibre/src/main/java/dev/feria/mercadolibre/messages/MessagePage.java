package dev.feria.mercadolibre.messages;

import dev.feria.mercadolibre.wire.Paging;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the conversation of a pack, newest first.
 *
 * @param sellerMaxMessageLength 350
 * @param buyerMaxMessageLength 3500
 */
public record MessagePage(
    @Nullable Paging paging,
    @Nullable ConversationStatus conversationStatus,
    List<Message> messages,
    @Nullable Integer sellerMaxMessageLength,
    @Nullable Integer buyerMaxMessageLength) {
  public MessagePage {
    messages = messages == null ? List.of() : Collections.unmodifiableList(messages);
  }
}
