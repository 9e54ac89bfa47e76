package dev.feria.mercadolibre.claims;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to send in a claim.
 *
 * @param receiverRole {@code complainant}, or {@code mediator} in a dispute
 * @param message the text
 * @param attachments file names of uploaded files; null for none
 */
public record ClaimReply(String receiverRole, String message, @Nullable List<String> attachments) {
  public ClaimReply {
    attachments = attachments == null ? null : Collections.unmodifiableList(attachments);
  }

  /** Returns a message to the buyer. */
  public static ClaimReply toBuyer(String message) {
    return new ClaimReply("complainant", message, null);
  }

  /** Returns a message to the mediator of a dispute. */
  public static ClaimReply toMediator(String message) {
    return new ClaimReply("mediator", message, null);
  }
}
