package dev.feria.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.error.UnreadableException;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the provider sheet's section 7. */
class ErrorsTest {
  private static final String PAGE = "<!DOCTYPE html><html><body>no</body></html>";

  @StartStop final MockWebServer server = new MockWebServer();
  private Wire wire;

  @BeforeEach
  void wire() {
    wire = new Wire(server);
  }

  private static Arguments row(
      int status, String code, Class<? extends ProviderException> type, int sent) {
    return Arguments.of(status, code, type, sent);
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row(401, "woocommerce_rest_authentication_error", ReconnectException.class, 1),
        row(401, "woocommerce_rest_authentication_missing_parameter", ReconnectException.class, 1),
        row(401, "woocommerce_rest_cannot_view", ReconnectException.class, 1),
        row(401, "woocommerce_rest_cannot_edit", ReconnectException.class, 1),
        row(403, "woocommerce_rest_cannot_view", ForbiddenException.class, 1),
        row(403, "woocommerce_rest_cannot_batch", ForbiddenException.class, 1),
        row(404, "rest_no_route", RejectedException.class, 1),
        row(404, "woocommerce_rest_shop_order_invalid_id", RejectedException.class, 1),
        row(400, "woocommerce_rest_shop_order_invalid_id", RejectedException.class, 1),
        row(404, "woocommerce_rest_invalid_product_id", RejectedException.class, 1),
        row(400, "rest_invalid_param", RejectedException.class, 1),
        row(400, "rest_missing_callback_param", RejectedException.class, 1),
        row(400, "woocommerce_rest_invalid_coupon", RejectedException.class, 1),
        row(400, "product_invalid_sku", ConflictException.class, 1),
        row(400, "woocommerce_rest_product_sku_already_exists", ConflictException.class, 1),
        row(410, "woocommerce_rest_already_trashed", RejectedException.class, 1),
        row(501, "woocommerce_rest_trash_not_supported", RejectedException.class, 1),
        row(413, "woocommerce_rest_request_entity_too_large", RejectedException.class, 1),
        row(500, "woocommerce_rest_cannot_create_order_refund", RejectedException.class, 1),
        row(429, "too_many_requests", ThrottledException.class, 5),
        row(500, "internal_server_error", UnavailableException.class, 5),
        row(503, "maintenance", UnavailableException.class, 5),
        row(508, "loop", UnavailableException.class, 5),
        row(520, "cdn", UnavailableException.class, 5),
        row(524, "cdn", UnavailableException.class, 5));
  }

  private ProviderException failure(int times, int status, String body) {
    for (int i = 0; i < times; i++) {
      server.enqueue(Wire.json(status, body));
    }
    ProviderException failure =
        catchThrowableOfType(ProviderException.class, () -> wire.client().orders().get("1731"));
    assertThat(server.getRequestCount()).isEqualTo(times);
    return failure;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void call_whenTheShopRefuses_failsAsTheTableSays(
      int status, String code, Class<? extends ProviderException> type, int sent) {
    ProviderException failure =
        failure(
            sent,
            status,
            "{\"code\":\"%s\",\"message\":\"ID inválido.\",\"data\":{\"status\":%d}}"
                .formatted(code, status));
    assertThat(failure).isInstanceOf(type);
    assertThat(failure.failure().code()).isEqualTo(code);
    assertThat(failure.failure().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(ints = {403, 406, 415})
  void call_whenAFirewallRefuses_isNoMatterOfKeysAndMayHelpLater(int status) {
    ProviderException failure = failure(1, status, PAGE);
    assertThat(failure).isInstanceOf(UnavailableException.class);
    assertThat(failure.failure().code()).isEqualTo("firewall");
    assertThat(failure.waitingHelps()).isTrue();
    assertThat(failure.reconnectNeeded()).isFalse();
  }

  @Test
  void call_whenAThemeAnswers404_isNotTheApi() {
    assertThat(failure(1, 404, PAGE).failure().code()).isEqualTo("not_the_api");
  }

  @Test
  void call_whenDataIsMissingOrAList_stillFindsTheCode() {
    assertThat(failure(1, 404, "{\"code\":\"rest_no_route\",\"data\":[]}").failure().code())
        .isEqualTo("rest_no_route");
  }

  @Test
  void call_whenANoticeComesBeforeTheError_stillFindsTheCode() {
    assertThat(
            failure(1, 400, "\uFEFF<b>Notice</b>: x\n{\"code\":\"rest_invalid_param\"}")
                .failure()
                .code())
        .isEqualTo("rest_invalid_param");
  }

  @Test
  void call_whenTheShopIsDownInHtml_isUnavailable() {
    assertThat(failure(5, 500, "<p>There has been a critical error</p>"))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void call_whenAPageComesWithStatus200_isUnreadableWithItsBeginning() {
    ProviderException failure = failure(1, 200, PAGE);
    assertThat(failure).isInstanceOf(UnreadableException.class);
    assertThat(failure.body()).isEqualTo(PAGE);
  }

  @Test
  void write_whenSentElsewhere_isNotFollowed() {
    server.enqueue(
        new MockResponse.Builder()
            .code(301)
            .addHeader("Location", "https://www.loja.example/")
            .build());
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () ->
                wire.client()
                    .orders()
                    .addNote("1", dev.feria.woocommerce.orders.NewNote.internal("x")));
    assertThat(failure).isInstanceOf(RejectedException.class);
    assertThat(failure.failure().code()).isEqualTo("redirect_refused");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }
}
