package dev.feria.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoBrowserTest {
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer provider;
  private HttpServer host;

  @BeforeEach
  void start() throws IOException {
    provider = server();
    host = server();
    host.createContext("/", exchange -> answer(exchange, 200, "done"));
  }

  @AfterEach
  void stop() {
    provider.stop(0);
    host.stop(0);
  }

  @Test
  void authorise_whenFormIsFilledIn_consentsAndComesBack() {
    provider.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().add("Location", base(host) + "/back?code=1");
            answer(exchange, 302, "");
          } else {
            answer(
                exchange,
                200,
                """
                <form method="post"><input name="user" value="ana"><input type="hidden" name="state"
                value="a b"><button name="decision" value="deny">No</button><button name="decision"
                value="allow">Sí</button></form>
                """);
          }
        });

    new DemoBrowser().authorise(URI.create(base(provider) + "/authorization?x=1"), uri(host));

    assertThat(seen)
        .containsExactly(
            "GET /authorization?x=1 ",
            "POST /authorization?x=1 user=ana&state=a+b&decision=allow",
            "GET /back?code=1 ");
  }

  @Test
  void authorise_whenPageIsAnError_saysWhereAndWhat() {
    provider.createContext("/", exchange -> answer(exchange, 400, "unknown client"));

    assertThatThrownBy(() -> new DemoBrowser().authorise(uri(provider), uri(host)))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("answered 400: unknown client");
  }

  @Test
  void authorise_whenPageHasNoForm_saysSo() {
    provider.createContext("/", exchange -> answer(exchange, 200, "<p>hello</p>"));

    assertThatThrownBy(() -> new DemoBrowser().authorise(uri(provider), uri(host)))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("no form to submit");
  }

  private void answer(HttpExchange exchange, int status, String text) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static HttpServer server() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    return server;
  }

  private static String base(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static URI uri(HttpServer server) {
    return URI.create(base(server) + "/");
  }
}
