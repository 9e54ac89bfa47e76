package dev.feria.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.error.RejectedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listening server is private, so that nothing but a refusal may ever come out of a call. */
class PublicSocketsTest {
  private static final InetAddress SOMEWHERE = address("93.184.216.34");

  @StartStop final MockWebServer server = new MockWebServer();

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private static ApiClient client(Transport transport, String base) {
    return ApiClient.builder("shop", URI.create(base))
        .transport(transport.publicOnly())
        .clock(Clock.systemUTC())
        .sleeper(wait -> {})
        .build();
  }

  private void refused(ApiClient client) {
    assertThatThrownBy(() -> client.raw(ApiRequest.get("shop.read", "/")))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> {
              assertThat(e.failure().code()).isEqualTo("address_not_public");
              assertThat(e.failure().attempts()).isEqualTo(1);
              assertThat(e.waitingHelps()).isFalse();
            });
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "0.0.0.0",
        "127.1",
        "2130706433",
        "0x7f.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]"
      })
  void call_toALiteralOrNameOfThisHost_isRefused(String host) {
    String base = "http://" + host + ":" + server.getPort() + "/";
    if (okhttp3.HttpUrl.parse(base) == null) {
      assertThatThrownBy(() -> client(Transport.create(), base))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    Dns asTheSystem =
        name ->
            name.matches("[0-9a-fx.]+") ? List.of(address("127.0.0.1")) : Dns.SYSTEM.lookup(name);
    refused(client(Transport.of(new OkHttpClient.Builder().dns(asTheSystem).build()), base));
  }

  @Test
  void call_toANameThatLeadsInside_isRefused() {
    Dns inside = name -> List.of(address("10.0.0.5"), address("127.0.0.1"));
    refused(
        client(
            Transport.of(new OkHttpClient.Builder().dns(inside).build()),
            "http://shop.example:" + server.getPort() + "/"));
  }

  @Test
  void call_whenTheNameChangesItsAddress_isRefusedAtTheSocket() {
    Queue<List<InetAddress>> answers =
        new ArrayDeque<>(List.of(List.of(SOMEWHERE), List.of(address("127.0.0.1"))));
    AtomicInteger asked = new AtomicInteger();
    Dns rebinding =
        name -> {
          asked.incrementAndGet();
          List<InetAddress> next = answers.poll();
          return next == null ? List.of(address("127.0.0.1")) : next;
        };
    // what a check before the call would have seen
    try {
      assertThat(rebinding.lookup("shop.example")).containsExactly(SOMEWHERE);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
    refused(
        client(
            Transport.of(new OkHttpClient.Builder().dns(rebinding).build()),
            "http://shop.example:" + server.getPort() + "/"));
    assertThat(asked).hasValueGreaterThanOrEqualTo(2);
  }

  @Test
  void call_whenAProxyIsConfigured_goesPastIt() {
    Proxy proxy =
        new Proxy(
            Proxy.Type.HTTP,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
    Dns inside = name -> List.of(address("192.168.0.1"));
    refused(
        client(
            Transport.of(new OkHttpClient.Builder().proxy(proxy).dns(inside).build()),
            "http://shop.example/"));
  }

  @Test
  void redirect_toAPrivateHost_isNotFollowed() {
    server.enqueue(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "http://169.254.169.254/latest/meta-data")
            .build());
    List<InetAddress> looked = new ArrayList<>();
    Transport open =
        Transport.of(
            new OkHttpClient.Builder()
                .dns(
                    name -> {
                      List<InetAddress> found = Dns.SYSTEM.lookup(name);
                      looked.addAll(found);
                      return found;
                    })
                .build());
    ApiClient client =
        ApiClient.builder("shop", server.url("/").uri())
            .transport(open)
            .sleeper(wait -> {})
            .build();
    RawResponse answer = client.raw(ApiRequest.get("shop.read", "/"));
    assertThat(answer.status()).isEqualTo(302);
    assertThat(looked).noneMatch(InetAddress::isLinkLocalAddress);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void factory_whateverItIsAskedFor_checksTheAddress() throws IOException {
    SocketFactory sockets = new PublicSockets();
    InetAddress here = InetAddress.getLoopbackAddress();
    int port = server.getPort();
    assertThatThrownBy(() -> sockets.createSocket(here, port)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", port))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> sockets.createSocket(here, port, here, 0))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", port, here, 0))
        .isInstanceOf(IOException.class);
    try (Socket socket = sockets.createSocket()) {
      InetSocketAddress to = new InetSocketAddress(here, port);
      assertThatThrownBy(() -> socket.connect(to)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("x", 1)))
          .isInstanceOf(UnknownHostException.class);
    }
  }

  @Test
  void transport_thatIsNotForStrangers_stillReachesThisHost() {
    server.enqueue(new MockResponse.Builder().body("{}").build());
    ApiClient client =
        ApiClient.builder("shop", server.url("/").uri())
            .transport(Transport.create())
            .sleeper(wait -> {})
            .build();
    assertThat(client.raw(ApiRequest.get("shop.read", "/")).status()).isEqualTo(200);
  }
}
