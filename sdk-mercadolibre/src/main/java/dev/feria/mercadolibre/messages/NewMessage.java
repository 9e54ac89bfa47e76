package dev.feria.mercadolibre.messages;

import java.util.List;

/**
 * A message to send. Immutable.
 *
 * @param recipient user id of {@link MessagingParticipants#recipient}, else of the buyer
 * @param text at most 350 characters of ISO 8859-1 (no emoji)
 * @param attachments ids of uploaded files
 */
public record NewMessage(String recipient, String text, List<String> attachments) {
  /** The most characters that a seller's message may have. */
  public static final int LONGEST = 350;

  public NewMessage {
    attachments = List.copyOf(attachments);
  }

  /** Returns a message of text alone, which is then addressed with {@link #to}. */
  public static NewMessage text(String text) {
    return new NewMessage("", text, List.of());
  }

  /** Returns the same message to another recipient. */
  public NewMessage to(String userId) {
    return new NewMessage(userId, text, attachments);
  }

  /** Returns the same message with a file more. */
  public NewMessage with(UploadedAttachment file) {
    List<String> more = new java.util.ArrayList<>(attachments);
    more.add(file.id());
    return new NewMessage(recipient, text, more);
  }
}
