package dev.feria.shopify.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.Secret;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.provider.Event;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.shopify.webhooks.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopWebhooksTest {
  private static final Secret SECRET = Secret.of("shpss_feria_test_secret");
  private static final Instant NOW = Instant.parse("2026-11-20T16:00:09Z");
  private static final String ORDER =
      "{\"id\":820982911946154508,\"admin_graphql_api_id\":\"gid://shopify/Order/820982911946154508\",\"name\":\"#1042\",\"currency\":\"BRL\",\"total_price\":\"189.90\",\"financial_status\":\"paid\"}";

  private final StockIndex index = new StockIndex();
  private final WebhookReader reader = ShopWebhooks.ofAccount(Wire.SHOP, List.of(SECRET), index);

  private static WebhookRequest request(String topic, String body, String... more) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("X-Shopify-Topic", List.of(topic));
    headers.put("X-Shopify-Shop-Domain", List.of(Wire.SHOP));
    headers.put("X-Shopify-Webhook-Id", List.of("hook-1"));
    headers.put("X-Shopify-Triggered-At", List.of("2026-11-20T16:00:00.123Z"));
    new WebhookSignature(List.of(SECRET))
        .sign(body.getBytes(StandardCharsets.UTF_8))
        .forEach((name, value) -> headers.put(name, List.of(value)));
    for (int i = 0; i < more.length; i += 2) {
      headers.put(more[i], List.of(more[i + 1]));
    }
    return new WebhookRequest(
        "POST", "/hooks", Map.of(), headers, body.getBytes(StandardCharsets.UTF_8), NOW);
  }

  private Event only(String topic, String body) {
    WebhookRequest request = request(topic, body);
    assertThat(reader.verify(request)).isEqualTo(Verdict.VALID);
    List<Event> events = reader.read(request);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  @Test
  void verify_ofTheVectors_isValid() {
    assertThat(
            reader.verify(
                request(
                    "orders/paid",
                    ORDER,
                    "X-Shopify-Hmac-Sha256",
                    "/hzAJiL7wDm4QYMdZ9IlZ7oESgTOaeGuS1P2EYmUxck=")))
        .isEqualTo(Verdict.VALID);
    assertThat(
            reader.verify(
                request(
                    "shop/update",
                    "{\"id\":548380009,\"name\":\"Loja São João\",\"domain\":\"loja-feria.myshopify.com\"}",
                    "X-Shopify-Hmac-Sha256",
                    "ESD109EgdLwV2fKWQEeB2p16OkwslY+ajhYapRT4iaQ=")))
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void verify_whenAnythingIsWrong_saysWhat() {
    assertThat(reader.verify(request("orders/paid", ORDER, "X-Shopify-Hmac-Sha256", "AAAA")))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
    assertThat(reader.verify(request("orders/paid", ORDER, "X-Shopify-Hmac-Sha256", "?")))
        .isEqualTo(Verdict.SIGNATURE_MALFORMED);
    assertThat(reader.verify(request("orders/paid", ORDER, "X-Shopify-Hmac-Sha256", "")))
        .isEqualTo(Verdict.SIGNATURE_MISSING);
    assertThat(
            reader.verify(
                request("orders/paid", ORDER, "X-Shopify-Shop-Domain", "other.myshopify.com")))
        .isEqualTo(Verdict.WRONG_APPLICATION);
  }

  @Test
  void verify_ofTheApplication_takesEveryShopAndEverySecret() {
    WebhookReader all =
        ShopWebhooks.ofApplication(List.of(Secret.of("new-secret"), SECRET));
    WebhookRequest request =
        request("orders/paid", ORDER, "X-Shopify-Shop-Domain", "other.myshopify.com");

    assertThat(all.verify(request)).isEqualTo(Verdict.VALID);
    assertThat(all.read(request).get(0).header().accountExternalId())
        .isEqualTo("other.myshopify.com");
  }

  @Test
  void verify_withoutASecret_takesHintsButNothingThatCannotBeRead() {
    WebhookReader hints = ShopWebhooks.ofAccount(Wire.SHOP, List.of(), index);

    assertThat(hints.verify(request("orders/paid", ORDER))).isEqualTo(Verdict.UNSIGNED);
    assertThat(hints.verify(request("app/uninstalled", "{}")))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
    assertThat(hints.verify(request("shop/redact", "{}")))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
    assertThat(ShopWebhooks.ofApplication(List.of()).verify(request("orders/paid", ORDER)))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
  }

  @Test
  void read_ofAnOrder_namesItAndWhen() {
    Event event = only("orders/paid", ORDER);

    assertThat(event).isInstanceOf(Event.OrderChanged.class);
    assertThat(((Event.OrderChanged) event).orderId()).isEqualTo("820982911946154508");
    assertThat(event.header())
        .isEqualTo(
            new Event.Header(
                Wire.SHOP,
                "hook-1",
                "orders/paid",
                Instant.parse("2026-11-20T16:00:00.123Z"),
                true));
  }

  @Test
  void read_ofAPartOfAnOrder_namesTheOrder() {
    for (String topic : List.of("refunds/create", "fulfillments/update")) {
      assertThat(((Event.OrderChanged) only(topic, "{\"id\":1,\"order_id\":77}")).orderId())
          .isEqualTo("77");
    }
    assertThat(
            ((Event.OrderChanged)
                    only("orders/edited", "{\"order_edit\":{\"id\":5,\"order_id\":77}}"))
                .orderId())
        .isEqualTo("77");
  }

  @Test
  void read_ofAProduct_namesTheGroup() {
    assertThat(((Event.ListingChanged) only("products/delete", "{\"id\":9}")).group())
        .isEqualTo("9");
  }

  @Test
  void read_ofAnUnknownTopic_keepsIt() {
    assertThat(only("themes/publish", "{\"id\":9}")).isInstanceOf(Event.Unknown.class);
  }

  @Test
  void read_ofALevel_namesTheProductOnceItWasSeen() {
    String level = "{\"inventory_item_id\":46,\"location_id\":70,\"available\":37}";
    assertThat(((Event.StockChanged) only("inventory_levels/update", level)).stockId())
        .isEqualTo("46");

    index.saw(
        new ListingId("9", "5"), new StockIndex.Item("gid://shopify/InventoryItem/46", true));

    assertThat(((Event.ListingChanged) only("inventory_levels/update", level)).group())
        .isEqualTo("9");
  }

  @Test
  void read_ofALevelThatWeWrote_isNoEvent() {
    index.wrote("gid://shopify/InventoryItem/46", "gid://shopify/Location/70", 37);

    assertThat(
            reader.read(
                request(
                    "inventory_levels/update",
                    "{\"inventory_item_id\":46,\"location_id\":70,\"available\":37}")))
        .isEmpty();
    assertThat(
            reader.read(
                request(
                    "inventory_levels/update",
                    "{\"inventory_item_id\":46,\"location_id\":70,\"available\":36}")))
        .hasSize(1);
  }

  @Test
  void read_ofPrivacyTopics_saysWhomTheyConcern() {
    Event request =
        only(
            "customers/data_request",
            "{\"shop_id\":1,\"orders_requested\":[299938,280263],\"customer\":{\"id\":19,\"email\":\"a@example.com\",\"phone\":null},\"data_request\":{\"id\":9999}}");
    assertThat(request)
        .isInstanceOfSatisfying(
            Event.PersonalDataRequested.class,
            asked -> {
              assertThat(asked.requestId()).isEqualTo("9999");
              assertThat(asked.orders()).containsExactly("299938", "280263");
              assertThat(asked.person()).isEqualTo(new Event.Person("19", "a@example.com", null));
            });
    assertThat(
            only(
                "customers/redact",
                "{\"shop_id\":1,\"customer\":{\"id\":19},\"orders_to_redact\":[299938]}"))
        .isInstanceOfSatisfying(
            Event.PersonErased.class,
            erased -> assertThat(erased.orders()).containsExactly("299938"));
    assertThat(only("shop/redact", "{\"shop_id\":1}")).isInstanceOf(Event.AccountErased.class);
    assertThat(only("app/uninstalled", "{\"id\":1}")).isInstanceOf(Event.AccountRevoked.class);
  }

  @Test
  void read_ofWhatIsNotTheTopics_isUnreadable() {
    for (String body : List.of("", "{}", "[]", "<html>")) {
      assertThatThrownBy(() -> reader.read(request("orders/paid", body)))
          .isInstanceOf(UnreadableException.class);
    }
  }
}
