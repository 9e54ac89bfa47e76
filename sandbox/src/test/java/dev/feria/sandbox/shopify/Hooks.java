package dev.feria.sandbox.shopify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.feria.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import okio.ByteString;

/** A callback that keeps webhooks with their headers. */
final class Hooks implements AutoCloseable {
  record Hook(Map<String, List<String>> headers, ByteString raw) {
    byte[] body() {
      return raw.toByteArray();
    }

    String header(String name) {
      return headers.entrySet().stream()
          .filter(e -> e.getKey() != null && e.getKey().equalsIgnoreCase(name))
          .map(e -> e.getValue().get(0))
          .findFirst()
          .orElse("");
    }

    String topic() {
      return header("X-Shopify-Topic");
    }

    Map<?, ?> json() {
      return (Map<?, ?>) Json.parse(body());
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Hook> received = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  Hooks() {
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
    received.add(
        new Hook(
            Map.copyOf(exchange.getRequestHeaders()),
            ByteString.of(exchange.getRequestBody().readAllBytes())));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  void answer(int code) {
    status = code;
  }

  List<Hook> of(String topic) {
    return received.stream().filter(hook -> hook.topic().equals(topic)).toList();
  }

  List<Hook> all() {
    return received;
  }

  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + 15_000_000_000L;
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
