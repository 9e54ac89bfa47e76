package dev.feria.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Function;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each call of some families sends, and that its answer is read. */
abstract class RequestCases {
  @StartStop public final MockWebServer server = new MockWebServer();
  Wire wire;
  MercadoLibreClient client;

  @BeforeEach
  void prepare() {
    wire = new Wire(server);
    client = wire.client();
  }

  static Arguments call(
      String line, String body, String answer, Function<MercadoLibreClient, Object> call) {
    return arguments(line, body, answer, call);
  }

  static Arguments read(String line, String answer, Function<MercadoLibreClient, Object> call) {
    return arguments(line, "", answer, call);
  }

  static Object done(Runnable call) {
    call.run();
    return "done";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void call_whenMade_sendsWhatTheProviderReads(
      String line, String body, String answer, Function<MercadoLibreClient, Object> call) {
    wire.answer(answer.isEmpty() ? 204 : 200, answer);

    assertThat(call.apply(client)).isNotNull();

    RecordedRequest request = wire.taken();
    assertThat(Wire.line(request)).isEqualTo(line);
    assertThat(Wire.body(request)).contains(body);
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer APP_USR-access");
    if (line.contains("/shipments/") && !line.contains("/orders/")) {
      assertThat(request.getHeaders().get("x-format-new")).isEqualTo("true");
    }
    if (line.endsWith("/orders/1/shipments")) {
      assertThat(request.getHeaders().get("X-New-Domain")).isEqualTo("true");
    }
    assertThat(wire.nothingMore()).isTrue();
  }
}
