package dev.feria.woocommerce.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.Secret;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.provider.Event;
import dev.feria.core.webhook.HmacScheme;
import dev.feria.core.webhook.SignatureEncoding;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.woocommerce.Wire;
import dev.feria.woocommerce.access.StoreSite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors of the provider sheet, section 6.3, November 2026. */
class DeliveryReaderTest {
  private static final String BODY =
      "{\"id\":1731,\"status\":\"processing\",\"total\":\"259.80\",\"line_items\":[{\"id\":88,\"sku\":\"CAM-AZ-M\",\"quantity\":2}]}";
  private static final StoreSite SITE = StoreSite.at(URI.create("https://www.loja.example.com.br"));

  private static WebhookReader reader(String secret) {
    return new DeliveryReader(SITE, Secret.of(secret));
  }

  private static final WebhookReader READER = reader("feria-woo-secret");

  private static WebhookRequest request(String body, String... headers) {
    Map<String, List<String>> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], List.of(headers[i + 1]));
    }
    return new WebhookRequest(
        "POST",
        "/api/webhooks/woocommerce/a1",
        Map.of(),
        all,
        body.getBytes(StandardCharsets.UTF_8),
        Wire.NOW);
  }

  private static WebhookRequest signed(String topic, String body) {
    String signature =
        HmacScheme.sha256(
                "X-WC-Webhook-Signature",
                SignatureEncoding.BASE64,
                List.of(Secret.of("feria-woo-secret")))
            .sign(body.getBytes(StandardCharsets.UTF_8))
            .get("X-WC-Webhook-Signature");
    return request(
        body,
        "X-WC-Webhook-Signature",
        signature,
        "x-wc-webhook-topic",
        topic,
        "X-WC-Webhook-Delivery-ID",
        "d1",
        "X-WC-Webhook-Source",
        "https://loja.example.com.br/");
  }

  @ParameterizedTest
  @CsvSource({
    "feria-woo-secret, REgrThurFPoRaS2y16xYd1RUkc5HoaNRfvLGt9GJ4NM=",
    "feria & <woo> secret, ZO0q77NAijCj4t/2eY97IW61xFM4vo3YNACX07y246Q="
  })
  void verify_ofTheVectors_isValid(String secret, String signature) {
    assertThat(reader(secret).verify(request(BODY, "X-WC-Webhook-Signature", signature)))
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void verify_withAnEscapedSecret_isRefused() {
    assertThat(
            reader("feria & <woo> secret")
                .verify(
                    request(
                        BODY,
                        "X-WC-Webhook-Signature",
                        "bYcRzYacLz04+wrtNf6l1Guwv1KVUJOoDNUgaFyeDTw=")))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
  }

  @Test
  void verify_whenTheBodyIsChanged_isRefused() {
    assertThat(
            READER.verify(
                request(
                    BODY.replace("259.80", "259.81"),
                    "X-WC-Webhook-Signature",
                    "REgrThurFPoRaS2y16xYd1RUkc5HoaNRfvLGt9GJ4NM=")))
        .isEqualTo(Verdict.SIGNATURE_MISMATCH);
  }

  @Test
  void verify_withoutASignature_isRefused() {
    assertThat(READER.verify(request(BODY, "X-WC-Webhook-Topic", "order.updated")))
        .isEqualTo(Verdict.SIGNATURE_MISSING);
    assertThat(READER.verify(request(BODY, "X-WC-Webhook-Signature", "%%%")))
        .isEqualTo(Verdict.SIGNATURE_MALFORMED);
  }

  @Test
  void greeting_ofANewWebhook_isAcceptedAndTellsNothing() {
    WebhookRequest greeting = request("webhook_id=12");
    assertThat(READER.verify(greeting)).isEqualTo(Verdict.UNSIGNED);
    assertThat(READER.read(greeting)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"webhook_id=12&x=1", "webhook_id=", "webhook_id=a", "{\"id\":1}", "", "x=1"})
  void verify_ofSomethingUnsignedThatIsNoGreeting_isRefused(String body) {
    assertThat(READER.verify(request(body))).isEqualTo(Verdict.SIGNATURE_MISSING);
  }

  @Test
  void verify_ofACopyOfTheShop_isRefused() {
    WebhookRequest genuine = signed("order.updated", BODY);
    assertThat(READER.verify(genuine)).isEqualTo(Verdict.VALID);
    assertThat(
            READER.verify(
                request(
                    BODY,
                    "X-WC-Webhook-Signature",
                    "REgrThurFPoRaS2y16xYd1RUkc5HoaNRfvLGt9GJ4NM=",
                    "X-WC-Webhook-Source",
                    "https://staging.loja.example.com.br/")))
        .isEqualTo(Verdict.WRONG_APPLICATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"order.created", "order.updated", "order.restored"})
  void read_ofAnOrder_namesItWithItsTime(String topic) {
    String body = "{\"id\":1731,\"date_modified_gmt\":\"2026-11-20T13:04:55\"}";
    assertThat(READER.read(signed(topic, body)))
        .singleElement()
        .isInstanceOfSatisfying(
            Event.OrderChanged.class,
            event -> {
              assertThat(event.orderId()).isEqualTo("1731");
              assertThat(event.header().topic()).isEqualTo(topic);
              assertThat(event.header().timed()).isTrue();
              assertThat(event.header().occurredAt())
                  .isEqualTo(Instant.parse("2026-11-20T13:04:55Z"));
              assertThat(event.header().id()).isEqualTo(topic + "/1731/2026-11-20T13:04:55Z/d1");
            });
  }

  @Test
  void read_ofADeletion_hasNoTimeOfItsOwn() {
    assertThat(READER.read(signed("order.deleted", "{\"id\":1731}")))
        .singleElement()
        .isInstanceOfSatisfying(
            Event.OrderChanged.class, event -> assertThat(event.header().timed()).isFalse());
    assertThat(READER.read(signed("product.deleted", "{\"id\":310}")))
        .singleElement()
        .isInstanceOfSatisfying(
            Event.ListingChanged.class, event -> assertThat(event.group()).isEqualTo("310"));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"id\":310,\"type\":\"simple\",\"parent_id\":0}', 310",
    "'{\"id\":310,\"type\":\"variable\",\"parent_id\":0}', 310",
    "'{\"id\":322,\"type\":\"variation\",\"parent_id\":310}', 310",
    "'{\"id\":322,\"parent_id\":310}', 310",
    "'{\"id\":322}', 322"
  })
  void read_ofAProduct_namesTheParentOfAVariation(String body, String group) {
    assertThat(READER.read(signed("product.updated", body)))
        .singleElement()
        .isInstanceOfSatisfying(
            Event.ListingChanged.class, event -> assertThat(event.group()).isEqualTo(group));
  }

  @Test
  void read_ofAnErrorThatIsPostedAsIfItWereAnOrder_isUnknown() {
    String body = "{\"code\":\"woocommerce_rest_cannot_view\",\"data\":{\"status\":401}}";
    assertThat(READER.read(signed("order.updated", body)))
        .singleElement()
        .isInstanceOf(Event.Unknown.class);
  }

  @Test
  void read_ofACheckoutThatNobodyHasFinished_tellsNothing() {
    assertThat(READER.read(signed("order.created", "{\"id\":5,\"status\":\"checkout-draft\"}")))
        .isEmpty();
  }

  @Test
  void read_ofATopicThatWeDoNotKnow_isUnknown() {
    assertThat(READER.read(signed("coupon.created", "{\"id\":5}")))
        .singleElement()
        .isInstanceOf(Event.Unknown.class);
    assertThat(READER.read(signed("action.wc_x", "{\"action\":\"wc_x\",\"arg\":5}")))
        .singleElement()
        .isInstanceOf(Event.Unknown.class);
  }

  @Test
  void read_ofNoJson_isUnreadable() {
    assertThatThrownBy(() -> READER.read(signed("order.updated", "<html>")))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void read_behindANotice_findsTheOrder() {
    assertThat(READER.read(signed("order.updated", "\uFEFFNotice: x\n{\"id\":\"1731\"}")))
        .singleElement()
        .isInstanceOf(Event.OrderChanged.class);
  }

  @Test
  void reader_ofNoAccount_refusesEverything() {
    WebhookReader nobodys =
        new WooCommerceApplication(
                new ApplicationSettings(3, false, "Feria"),
                dev.feria.core.provider.ProviderRuntime.standalone(
                    new dev.feria.core.auth.InMemoryTokenStore()))
            .webhooks();
    assertThat(nobodys.verify(signed("order.updated", BODY))).isEqualTo(Verdict.WRONG_APPLICATION);
    assertThat(nobodys.read(signed("order.updated", BODY))).isEmpty();
  }
}
