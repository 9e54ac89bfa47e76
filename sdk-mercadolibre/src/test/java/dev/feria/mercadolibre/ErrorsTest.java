package dev.feria.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnreadableException;
import dev.feria.mercadolibre.internal.Errors;
import dev.feria.mercadolibre.items.NewItem;
import dev.feria.mercadolibre.items.ValidationCause;
import dev.feria.mercadolibre.orders.Order;
import dev.feria.mercadolibre.orders.OrderStatus;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
  @StartStop public final MockWebServer server = new MockWebServer();
  private Wire wire;
  private MercadoLibreClient client;

  @BeforeEach
  void prepare() {
    wire = new Wire(server);
    client = wire.client();
  }

  @ParameterizedTest
  @CsvSource({
    "400,invalid_grant,RECONNECT",
    "401,invalid_grant,RECONNECT",
    "400,invalid_client,FORBIDDEN",
    "401,invalid_client,FORBIDDEN",
    "400,unauthorized_client,FORBIDDEN",
    "401,unauthorized_client,FORBIDDEN",
    "400,unauthorized_application,FORBIDDEN",
    "401,unauthorized_application,FORBIDDEN",
    "400,invalid_scope,FORBIDDEN",
    "429,local_rate_limited,THROTTLED",
    "429,too_many_requests,THROTTLED",
    "400,validation_error,REJECTED",
    "401,unauthorized,RECONNECT",
    "403,FORBIDDEN,FORBIDDEN",
    "403,PA_UNAUTHORIZED_RESULT_FROM_POLICIES,FORBIDDEN",
    "404,not_found,REJECTED",
    "409,conflict,CONFLICT",
    "424,failed_dependency,UNAVAILABLE",
    "429,,THROTTLED",
    "500,internal_error,UNAVAILABLE",
    "503,,UNAVAILABLE"
  })
  void table_whenStatusAndCode_meansTheKind(int status, String code, ErrorKind kind) {
    assertThat(Errors.TABLE.kind(status, code)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"message\":\"x\",\"error\":\"not_found\",\"status\":404,\"cause\":[]}|not_found",
        "{\"status\":403,\"error\":\"Invalid scopes\",\"code\":\"FORBIDDEN\"}|FORBIDDEN",
        "{\"code\":\"PA_UNAUTHORIZED_RESULT_FROM_POLICIES\",\"blocked_by\":\"PolicyAgent\"}"
            + "|PA_UNAUTHORIZED_RESULT_FROM_POLICIES"
      })
  void code_whenBodyHasOne_isFound(String body, String code) {
    assertThat(Errors.TABLE.code(body.getBytes(StandardCharsets.UTF_8))).contains(code);
  }

  @Test
  void create_whenInvalid_carriesTheCauses() {
    wire.answer(
        400,
        "{\"message\":\"Validation error\",\"error\":\"validation_error\",\"status\":400,\"cause\":["
            + "{\"department\":\"items\",\"cause_id\":147,\"type\":\"error\",\"code\":\"item.attributes.missing_required\",\"references\":[\"item.attributes\"],\"message\":\"m\"},"
            + "{\"cause_id\":4029,\"type\":\"warning\",\"code\":\"shipping.me2_adoption_mandatory\"},"
            + "\"a text\"]}");

    List<ValidationCause> causes = client.items().validate(item());

    assertThat(causes)
        .extracting(ValidationCause::code)
        .containsExactly(
            "item.attributes.missing_required", "shipping.me2_adoption_mandatory", null);
    assertThat(causes).extracting(ValidationCause::isWarning).containsExactly(false, true, false);
    assertThat(causes.get(0).causeId()).isEqualTo(147);
    assertThat(causes.get(0).references()).containsExactly("item.attributes");
    assertThat(causes.get(2).message()).isEqualTo("a text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error\":\"bad\",\"cause\":null}", "{\"error\":\"bad\"}", "oops", ""})
  void validate_whenRefusalGivesNoCause_throwsIt(String body) {
    wire.answer(400, body);

    assertThatThrownBy(() -> client.items().validate(item())).isInstanceOf(RejectedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"id\":1", "<html></html>", "[]", "null", "{\"id\":1,\"status\":\"paid\"}"})
  void orders_whenAnswerIsNotAnOrder_isUnreadableAndNotRepeated(String body) {
    wire.answer(body);

    assertThatThrownBy(() -> client.orders().get("1")).isInstanceOf(UnreadableException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void orders_whenThingsAreUnknownOrMissing_areReadAllTheSame() {
    wire.answer(
        "{\"id\":\"1\",\"status\":\"brand_new\",\"date_created\":\"2026-11-20T09:34:59.000-0400\",\"total_amount\":\"10.50\",\"currency_id\":\"BRL\",\"tomorrow\":{\"x\":[1]},\"tags\":null,\"payments\":[{\"id\":9}]}");

    Order order = client.orders().get("1");

    assertThat(order.status()).isEqualTo(new OrderStatus("brand_new"));
    assertThat(order.totalAmount()).isEqualTo(new BigDecimal("10.50"));
    assertThat(order.tags()).isEmpty();
    assertThat(order.orderItems()).isEmpty();
    assertThat(order.updatedAt()).isEqualTo(order.dateCreated());
    assertThat(order.isPaid()).isFalse();
    assertThat(order.payments().get(0).id()).isEqualTo("9");
  }

  @Test
  void post_whenNoAnswerComes_isNotRepeated() {
    wire.answer(500, "{\"error\":\"internal_error\",\"status\":500}");

    assertThatThrownBy(() -> client.items().create(item()))
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.failure().attempts()).isEqualTo(1));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private static NewItem item() {
    return NewItem.builder()
        .title("T")
        .category("C")
        .price(BigDecimal.ONE, "CLP")
        .listingType("free")
        .build();
  }

  @Test
  void newItem_whenSomethingIsMissing_namesIt() {
    assertThatThrownBy(() -> NewItem.builder().title("T").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("category_id");
    assertThatThrownBy(
            () ->
                NewItem.builder()
                    .title("T")
                    .familyName("F")
                    .category("C")
                    .price(BigDecimal.ONE, "CLP")
                    .listingType("free")
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("family_name");
  }
}
