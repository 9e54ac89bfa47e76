package dev.feria.mercadolibre.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.error.UnreadableException;
import dev.feria.core.provider.Event;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.mercadolibre.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationReaderTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-20T15:00:00Z");

  private final NotificationReader reader = new NotificationReader(Wire.CLIENT_ID);

  private static WebhookRequest request(String body) {
    return new WebhookRequest(
        "POST", "/x", Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8), RECEIVED);
  }

  private static String notification(String topic, String resource) {
    return "{\"resource\":\"%s\",\"user_id\":1,\"topic\":\"%s\",\"application_id\":4934588586838432,\"sent\":\"2026-11-20T13:36:12.129Z\"}"
        .formatted(resource, topic);
  }

  @Test
  void read_whenOrderNotification_namesOrderSellerAndObservation() {
    List<Event> events = reader.read(request(Wire.fixture("notification-order.json")));

    assertThat(events)
        .containsExactly(
            new Event.OrderChanged(
                new Event.Header(
                    "241983636",
                    "5e2827f2-99b7-474e-b68b-6a86e934cc7e",
                    "orders_v2",
                    Instant.parse("2026-11-20T13:36:12.106Z"),
                    true),
                "2000009047722568"));
  }

  @Test
  void read_whenMessageNotification_takesTheBareIdAndTheTextualSeller() {
    Event event = reader.read(request(Wire.fixture("notification-message.json"))).get(0);

    assertThat(event).isInstanceOf(Event.MessageChanged.class);
    assertThat(event.subject()).isEqualTo("message:3f6da1e35ac84f70a24af7360d24c7bc");
    assertThat(event.header().accountExternalId()).isEqualTo("241983636");
    assertThat(event.header().id()).isEqualTo("7f0d");
  }

  @ParameterizedTest
  @CsvSource({
    "orders_v2,/orders/2000009047722568,order:2000009047722568",
    "orders,/orders/2000009047722568,order:2000009047722568",
    "items,/items/MLC1432208117,listing:MLC1432208117",
    "items_prices,/items/MLC1432208117/prices,listing:MLC1432208117",
    "stock-location,/user-products/MLCU1029384756/stock,stock:MLCU1029384756",
    "stock-locations,/user-products/MLCU1029384756/stock,stock:MLCU1029384756",
    "questions,/questions/13072315011,question:13072315011",
    "messages,3f6da1e35ac84f70a24af7360d24c7bc,message:3f6da1e35ac84f70a24af7360d24c7bc",
    "messages,/messages/3f6d,message:3f6d",
    "shipments,/shipments/43729529445,shipment:43729529445",
    "post_purchase,/post-purchase/v1/claims/5175001,claim:5175001",
    "orders feedback,/orders/1/feedback,unknown:orders feedback",
    "payments,/collections/1,unknown:payments",
    "invoices,/users/1/invoices/2,unknown:invoices",
    "user-products-families,/sites/MLC/user-products-families/1,unknown:user-products-families",
    "fbm_stock_operations,/stock/fulfillment/operations/1,unknown:fbm_stock_operations",
    "flex-handshakes,/flex/1,unknown:flex-handshakes",
    "public_offers,/seller-promotions/offers/1,unknown:public_offers",
    "public_candidates,/seller-promotions/candidates/1,unknown:public_candidates",
    "catalog_item_competition_status,/items/MLC1/price_to_win,unknown:catalog_item_competition_status",
    "catalog_suggestions,/catalog_suggestions/1,unknown:catalog_suggestions",
    "price_suggestion,/suggestions/items/MLC1/details,unknown:price_suggestion",
    "vis_leads,/vis/leads/ab-1,unknown:vis_leads",
    "leads-credits,/vis/leads/ab-1,unknown:leads-credits",
    "a_topic_of_tomorrow,/x/1,unknown:a_topic_of_tomorrow"
  })
  void read_whenTopic_namesItsSubject(String topic, String resource, String subject) {
    assertThat(reader.read(request(notification(topic, resource))).get(0).subject())
        .isEqualTo(subject);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/orders/1",
        "//evil.example/orders/1",
        "/orders/1/../../users/2",
        "/orders/1?x=y",
        "/orders/1@evil.example",
        "/orders/",
        "/orders/abc",
        ""
      })
  void read_whenResourceDoesNotFitTheTopic_isUnknownAndKeepsTheText(String resource) {
    String body = notification("orders_v2", resource);

    assertThat(reader.read(request(body)).get(0))
        .isInstanceOfSatisfying(
            Event.Unknown.class, unknown -> assertThat(unknown.json()).isEqualTo(body));
  }

  @Test
  void read_whenIdIsAbsent_identifiesByTopicResourceAndTime() {
    Event event = reader.read(request(notification("orders_v2", "/orders/1"))).get(0);

    assertThat(event.header().id()).isEqualTo("orders_v2 /orders/1 2026-11-20T13:36:12.129Z");
  }

  @Test
  void read_whenOnlyTheMisspelledTimeIsThere_usesIt() {
    String body =
        "{\"resource\":\"/orders/1\",\"topic\":\"orders_v2\",\"recieved\":\"2026-11-20T13:00:00.000Z\"}";

    assertThat(reader.read(request(body)).get(0).header().occurredAt())
        .isEqualTo(Instant.parse("2026-11-20T13:00:00Z"));
    assertThat(
            reader
                .read(request("{\"resource\":\"/orders/1\",\"topic\":\"orders_v2\"}"))
                .get(0)
                .header()
                .occurredAt())
        .isEqualTo(RECEIVED);
  }

  @Test
  void verify_whenApplicationIsOurs_isUnsigned() {
    assertThat(reader.verify(request(Wire.fixture("notification-order.json"))))
        .isEqualTo(Verdict.UNSIGNED);
    assertThat(
            reader.verify(
                request(
                    Wire.fixture("notification-order.json")
                        .replace("4934588586838432", "\"4934588586838432\""))))
        .isEqualTo(Verdict.UNSIGNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"resource\":\"/orders/1\",\"topic\":\"orders_v2\"}", ""})
  void verify_whenApplicationIsNotNamedOrAnother_isWrong(String body) {
    String other =
        body.isEmpty()
            ? Wire.fixture("notification-order.json").replace("4934588586838432", "1")
            : body;
    assertThat(reader.verify(request(other))).isEqualTo(Verdict.WRONG_APPLICATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "{\"topic\":\"items\"", "{\"topic\":\"items\"}", "<html>"})
  void read_whenBodyIsNotANotification_isUnreadable(String body) {
    assertThatThrownBy(() -> reader.read(request(body))).isInstanceOf(UnreadableException.class);
    assertThat(reader.verify(request(body))).isEqualTo(Verdict.UNSIGNED);
  }
}
