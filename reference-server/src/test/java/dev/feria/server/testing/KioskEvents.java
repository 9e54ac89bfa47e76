package dev.feria.server.testing;

import dev.feria.core.provider.Event;
import dev.feria.core.webhook.WebhookRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Webhooks of a {@link Kiosk}, a line for each event: {@code kind|event id|reference}, and after it
 * {@code person|email|phone|order,order} where a person is concerned. What follows is not read.
 */
final class KioskEvents {
  private KioskEvents() {}

  static List<Event> read(WebhookRequest request) {
    List<Event> events = new ArrayList<>();
    for (String line : request.text().split("\n", -1)) {
      String[] parts = line.split("\\|", -1);
      var header = new Event.Header(null, parts[1], parts[0], request.receivedAt());
      events.add(
          switch (parts[0]) {
            case "order" -> new Event.OrderChanged(header, parts[2]);
            case "requested" ->
                new Event.PersonalDataRequested(header, parts[2], person(parts), orders(parts));
            case "erased" -> new Event.PersonErased(header, person(parts), orders(parts));
            case "account" -> new Event.AccountErased(header);
            default -> new Event.Unknown(header, line);
          });
    }
    return events;
  }

  private static Event.Person person(String[] parts) {
    return new Event.Person(parts[3], parts[4], parts[5]);
  }

  private static List<String> orders(String[] parts) {
    return List.of(parts[6].split(","));
  }
}
