package dev.feria.mercadolibre.messages;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conversations with unread messages, up to 500. */
public record UnreadOverview(@Nullable String userId, List<UnreadConversation> results) {
  public UnreadOverview {
    results = results == null ? List.of() : Collections.unmodifiableList(results);
  }
}
