package dev.feria.mercadolibre.messages;

import dev.feria.core.json.NumericId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is sent.
 *
 * @param attachments ids of uploaded files; null for none
 */
public record MessageBody(Sender from, Sender to, String text, @Nullable List<String> attachments) {
  static MessageBody of(String seller, NewMessage message) {
    return new MessageBody(
        new Sender(seller),
        new Sender(message.recipient()),
        message.text(),
        message.attachments().isEmpty() ? null : message.attachments());
  }

  /** A side of a message. */
  public record Sender(@NumericId String userId) {}
}
