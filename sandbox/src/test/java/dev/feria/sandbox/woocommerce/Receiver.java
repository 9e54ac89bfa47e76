package dev.feria.sandbox.woocommerce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.feria.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import okio.ByteString;

/** Takes in what a shop posts, raw. */
final class Receiver implements AutoCloseable {
  /** One call; header names in lower case. */
  record Post(Map<String, String> headers, ByteString raw) {
    byte[] body() {
      return raw.toByteArray();
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    String text() {
      return raw.utf8();
    }

    Map<?, ?> json() {
      return (Map<?, ?>) Json.parse(body());
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Post> received = new CopyOnWriteArrayList<>();
  private volatile Function<Post, Integer> answer = post -> 200;

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    Post post = new Post(headers, ByteString.of(exchange.getRequestBody().readAllBytes()));
    int status = answer.apply(post);
    received.add(post);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  void answer(Function<Post, Integer> next) {
    this.answer = next;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  List<Post> received() {
    return received;
  }

  /** What came with a topic. */
  List<Post> received(String topic) {
    return received.stream().filter(p -> p.header("X-WC-Webhook-Topic").equals(topic)).toList();
  }

  /** Waits, ten seconds at most, until a condition holds. */
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the condition did not come true in time");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
