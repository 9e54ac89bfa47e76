package dev.feria.core.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param conversation where to
 * @param text empty for files only
 * @param files possibly empty
 * @param replyTo the {@link InboundMessage#id} it answers; null for none
 * @param idempotencyKey the same for the same intention, also after a restart: the host's row id.
 *     It is passed on where the provider honours one
 */
public record OutboundMessage(
    ConversationRef conversation,
    String text,
    List<OutboundFile> files,
    @Nullable String replyTo,
    String idempotencyKey) {
  public OutboundMessage {
    files = List.copyOf(files);
  }

  /** Returns a message of text alone. */
  public static OutboundMessage text(
      ConversationRef conversation, String text, String idempotencyKey) {
    return new OutboundMessage(conversation, text, List.of(), null, idempotencyKey);
  }
}
