package dev.feria.shopify.webhooks;

import dev.feria.core.webhook.WebhookRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a webhook say.
 *
 * @param topic {@code orders/create} and others
 * @param shop the permanent name of the shop; null where it is not told
 * @param webhookId the same for every attempt to deliver one webhook; null where it is not told
 * @param eventId shared by all webhooks of one action of the merchant; null where it is not told
 * @param triggeredAt when it happened; null where it is not told
 */
public record Delivery(
    String topic,
    @Nullable String shop,
    @Nullable String webhookId,
    @Nullable String eventId,
    @Nullable Instant triggeredAt) {

  /** Reads the headers; those of the newer kind, without {@code X-}, as well. */
  public static Delivery of(WebhookRequest request) {
    return new Delivery(
        header(request, "Topic").orElse(""),
        header(request, "Shop-Domain").orElse(null),
        header(request, "Webhook-Id").orElse(null),
        header(request, "Event-Id").orElse(null),
        header(request, "Triggered-At").map(Delivery::time).orElse(null));
  }

  private static Optional<String> header(WebhookRequest request, String name) {
    return request
        .header("X-Shopify-" + name)
        .or(() -> request.header("Shopify-" + name))
        .filter(value -> !value.isBlank());
  }

  private static @Nullable Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException malformed) {
      return null;
    }
  }
}
