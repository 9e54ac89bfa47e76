package dev.feria.mercadolibre.provider;

import dev.feria.core.error.ProviderException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.json.Json;
import dev.feria.core.provider.Event;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.mercadolibre.notifications.Notification;
import java.io.IOException;
import java.util.List;

/**
 * Reads the application's notifications. They are not signed: what can be checked is the
 * application they name; everything else is confirmed by reading the resource.
 */
final class NotificationReader implements WebhookReader {
  private final String applicationId;

  NotificationReader(String applicationId) {
    this.applicationId = applicationId;
  }

  @Override
  public Verdict verify(WebhookRequest request) {
    Notification notification;
    try {
      notification = Json.standard().read(request.body(), Notification.class);
    } catch (IOException unreadable) {
      return Verdict.UNSIGNED; // names no application; read() tells what is wrong with it
    }
    return applicationId.equals(notification.applicationId())
        ? Verdict.UNSIGNED
        : Verdict.WRONG_APPLICATION;
  }

  @Override
  public List<Event> read(WebhookRequest request) {
    try {
      Notification notification = Json.standard().read(request.body(), Notification.class);
      return List.of(Events.of(notification, request.text(), request.receivedAt()));
    } catch (IOException unreadable) {
      throw new UnreadableException(
          new ProviderException.Failure(
              MercadoLibreProvider.ID, "notifications.read", 0, null, null, 0, null),
          null,
          unreadable);
    }
  }
}
