package dev.feria.mercadolibre.claims;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message of a claim. */
public record ClaimMessage(
    @Nullable String senderRole,
    @Nullable String receiverRole,
    @Nullable String message,
    @Nullable Instant dateCreated,
    @Nullable String stage,
    List<ClaimAttachment> attachments) {
  public ClaimMessage {
    attachments = attachments == null ? List.of() : Collections.unmodifiableList(attachments);
  }
}
