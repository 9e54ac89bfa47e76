package dev.feria.shopify.provider;

import dev.feria.core.json.Json;
import dev.feria.core.provider.Event;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.shopify.webhooks.CustomerRedactPayload;
import dev.feria.shopify.webhooks.DataRequestPayload;
import dev.feria.shopify.webhooks.Delivery;
import dev.feria.shopify.webhooks.EditedOrderPayload;
import dev.feria.shopify.webhooks.InventoryLevelPayload;
import dev.feria.shopify.webhooks.ObjectPayload;
import dev.feria.shopify.webhooks.OrderPartPayload;
import dev.feria.shopify.webhooks.PersonPayload;
import dev.feria.shopify.wire.Gid;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Translates webhooks to neutral events. */
record ShopEvents(StockIndex index) {

  /**
   * Translates a webhook. The echo of a quantity that we wrote ourselves gives no event.
   *
   * @throws IOException when the body is not what the topic promises
   */
  List<Event> of(Delivery delivery, WebhookRequest request) throws IOException {
    String topic = delivery.topic();
    Event.Header header = header(delivery, request);
    byte[] body = request.body();
    return switch (topic) {
      case "orders/edited" -> List.of(new Event.OrderChanged(header, edited(body)));
      case "app/uninstalled" -> List.of(new Event.AccountRevoked(header));
      case "shop/redact" -> List.of(new Event.AccountErased(header));
      case "customers/data_request" -> List.of(requested(header, body));
      case "customers/redact" -> List.of(erased(header, body));
      case "inventory_levels/connect", "inventory_levels/update", "inventory_levels/disconnect" ->
          stocked(header, topic, body);
      default -> List.of(changed(header, topic, request));
    };
  }

  private static Event changed(Event.Header header, String topic, WebhookRequest request)
      throws IOException {
    String family = topic.indexOf('/') < 0 ? topic : topic.substring(0, topic.indexOf('/'));
    return switch (family) {
      case "orders" ->
          new Event.OrderChanged(
              header, Json.standard().read(request.body(), ObjectPayload.class).id());
      case "refunds", "fulfillments", "order_transactions" ->
          new Event.OrderChanged(
              header, Json.standard().read(request.body(), OrderPartPayload.class).orderId());
      case "products" ->
          new Event.ListingChanged(
              header, Json.standard().read(request.body(), ObjectPayload.class).id());
      default -> new Event.Unknown(header, request.text());
    };
  }

  private static String edited(byte[] body) throws IOException {
    return Json.standard().read(body, EditedOrderPayload.class).orderEdit().orderId();
  }

  private List<Event> stocked(Event.Header header, String topic, byte[] body) throws IOException {
    InventoryLevelPayload level = Json.standard().read(body, InventoryLevelPayload.class);
    String item = Gid.of("InventoryItem", level.inventoryItemId());
    String location = Gid.of("Location", level.locationId());
    if (topic.endsWith("/update") && index.isEcho(item, location, level.available())) {
      return List.of();
    }
    Optional<String> group = index.group(item);
    return List.of(
        group.isPresent()
            ? new Event.ListingChanged(header, group.get())
            : new Event.StockChanged(header, level.inventoryItemId()));
  }

  private static Event requested(Event.Header header, byte[] body) throws IOException {
    DataRequestPayload request = Json.standard().read(body, DataRequestPayload.class);
    return new Event.PersonalDataRequested(
        header,
        request.dataRequest() == null ? header.id() : request.dataRequest().id(),
        person(request.customer()),
        request.ordersRequested());
  }

  private static Event erased(Event.Header header, byte[] body) throws IOException {
    CustomerRedactPayload request = Json.standard().read(body, CustomerRedactPayload.class);
    return new Event.PersonErased(header, person(request.customer()), request.ordersToRedact());
  }

  private static Event.Person person(@Nullable PersonPayload person) {
    return person == null
        ? new Event.Person(null, null, null)
        : new Event.Person(person.id(), person.email(), person.phone());
  }

  private static Event.Header header(Delivery delivery, WebhookRequest request) {
    Instant triggered = delivery.triggeredAt();
    String shop = delivery.shop();
    String id = delivery.webhookId();
    return new Event.Header(
        shop == null ? null : shop.toLowerCase(Locale.ROOT),
        id == null ? delivery.topic() + "@" + request.receivedAt() : id,
        delivery.topic(),
        triggered == null ? request.receivedAt() : triggered,
        triggered != null);
  }
}
