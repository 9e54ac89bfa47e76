package dev.feria.mercadolibre.notifications;

import java.util.Collections;
import java.util.List;

/** One page of the notifications that could not be delivered in the last two days. */
public record MissedFeedPage(List<Notification> messages) {
  public MissedFeedPage {
    messages = messages == null ? List.of() : Collections.unmodifiableList(messages);
  }
}
