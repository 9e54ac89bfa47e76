package dev.feria.mercadolibre.provider;

import dev.feria.core.json.Json;
import dev.feria.core.provider.Event;
import dev.feria.mercadolibre.notifications.Notification;
import java.time.Instant;
import java.util.Optional;

/** Translates notifications to neutral events. */
final class Events {
  private Events() {}

  /**
   * Translates a notification. One whose resource does not have the form of its topic becomes an
   * unknown event: it is kept for people to look at, and nothing is fetched for it.
   *
   * @param json as it came
   * @param receivedAt stands in where the provider names no time
   */
  static Event of(Notification notification, String json, Instant receivedAt) {
    Instant happened = notification.eventAt();
    Event.Header header =
        new Event.Header(
            notification.userId(),
            notification.identity(),
            notification.topic().wire(),
            happened == null ? receivedAt : happened,
            happened != null);
    Optional<String> id = notification.topic().resourceId(notification.resource());
    return id.isEmpty() ? new Event.Unknown(header, json) : known(header, id.get(), json);
  }

  /** Translates a notification that could not be delivered. */
  static Event missed(Notification notification) {
    return of(notification, Json.standard().writeText(notification), Instant.EPOCH);
  }

  private static Event known(Event.Header header, String id, String json) {
    return switch (header.topic()) {
      case "orders_v2", "orders" -> new Event.OrderChanged(header, id);
      case "items", "items_prices" -> new Event.ListingChanged(header, id);
      case "stock-location", "stock-locations" -> new Event.StockChanged(header, id);
      case "questions" -> new Event.QuestionChanged(header, id);
      case "messages" -> new Event.MessageChanged(header, id);
      case "shipments" -> new Event.ShipmentChanged(header, id);
      case "post_purchase" -> new Event.ClaimChanged(header, id);
      default -> new Event.Unknown(header, json);
    };
  }
}
