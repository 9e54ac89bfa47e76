package dev.feria.core.http;

import dev.feria.core.fixture.FakeClock;
import dev.feria.core.fixture.RecordingSleeper;
import dev.feria.core.json.OpenEnum;
import dev.feria.core.limit.InMemoryBudgets;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect.CloseSocket;
import org.jspecify.annotations.Nullable;

/** A made-up shop behind a real socket, and what a client of it needs. */
final class Shop {
  final FakeClock clock = new FakeClock();
  final RecordingSleeper sleeper = new RecordingSleeper(clock);
  final InMemoryBudgets budgets = new InMemoryBudgets(clock, sleeper);
  final List<CallListener.Call> calls = new CopyOnWriteArrayList<>();
  final MockWebServer server;

  public record State(String wire) implements OpenEnum {}

  public record Order(String id, State state, @Nullable Integer total) {}

  static final String ORDER = "{\"id\":1,\"state\":\"paid\",\"more\":{}}";

  Shop(MockWebServer server) {
    this.server = server;
  }

  URI base() {
    return server.url("/shop").uri();
  }

  ApiClientBuilder client() {
    return ApiClient.builder("shop", base())
        .transport(Transport.create())
        .clock(clock)
        .sleeper(sleeper)
        .random(() -> 0.5)
        .listener(calls::add);
  }

  void enqueue(int status, String body, String... headers) {
    MockResponse.Builder answer = new MockResponse.Builder().code(status).body(body);
    for (int i = 0; i < headers.length; i += 2) {
      answer.setHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(answer.build());
  }

  /** The request is read whole, and then the connection is gone. */
  void enqueueReset() {
    server.enqueue(new MockResponse.Builder().onResponseStart(new CloseSocket()).build());
  }

  /** Half of the promised bytes come. */
  void enqueueHalfBody() {
    server.enqueue(
        new MockResponse.Builder()
            .body(ORDER)
            .setHeader("Content-Length", ORDER.length() * 2)
            .onResponseEnd(new CloseSocket())
            .build());
  }

  static ApiRequest getOrder() {
    return ApiRequest.get("orders.get", "/orders/{id}").path("id", "1");
  }

  static ApiRequest newOrder() {
    return ApiRequest.post("orders.create", "/orders").body(Map.of("sku", "A"));
  }
}
