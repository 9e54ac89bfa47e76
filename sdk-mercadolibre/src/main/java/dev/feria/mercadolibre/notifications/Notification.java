package dev.feria.mercadolibre.notifications;

import dev.feria.core.json.JsonName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification: a topic and the path of what to look at. It is not signed, so nothing in it is to
 * be believed beyond that; the resource is read with the seller's token.
 *
 * <p>The provider is uneven here: the id has two names or is absent, the seller's id is a number or
 * a text, and one topic misspells the time of receipt.
 *
 * @param underscoreId the id, by its usual name; see {@link #identity}
 * @param id the id, by its other name
 * @param resource a path such as {@code /orders/2000009047722568}, or the bare id of a message
 * @param userId the seller whom it concerns
 * @param topic for example {@code orders_v2}
 * @param applicationId the application it is meant for
 * @param attempts how often delivery was tried, from 1
 * @param sent when this attempt was made
 * @param received when the provider's own event happened
 * @param recieved the same, as one topic spells it
 * @param actions what happened, on the topics {@code messages} and {@code post_purchase}
 */
public record Notification(
    @JsonName("_id") @Nullable String underscoreId,
    @Nullable String id,
    String resource,
    @Nullable String userId,
    Topic topic,
    @Nullable String applicationId,
    @Nullable Integer attempts,
    @Nullable Instant sent,
    @Nullable Instant received,
    @Nullable Instant recieved,
    List<String> actions) {
  public Notification {
    actions = actions == null ? List.of() : Collections.unmodifiableList(actions);
  }

  /**
   * Returns what tells this notification from others: the provider's id, else topic, resource and
   * time of sending.
   */
  public String identity() {
    if (underscoreId != null) {
      return underscoreId;
    }
    return id != null ? id : topic.wire() + " " + resource + " " + happenedAt();
  }

  /**
   * Returns when the provider's event happened, the same for every attempt to deliver it; else when
   * it was sent, else null.
   */
  public @Nullable Instant eventAt() {
    if (received != null) {
      return received;
    }
    return recieved != null ? recieved : sent;
  }

  /** Returns when it was sent, else when the event was received, else null. */
  public @Nullable Instant happenedAt() {
    if (sent != null) {
      return sent;
    }
    return received != null ? received : recieved;
  }
}
