package dev.feria.bench.channels;

import dev.feria.bench.rig.Rest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** All channels of one business, and the server that keeps their stock. */
final class Market {
  private static final long POLL_NANOS = 500_000_000L;
  private static final int PAGE = 200;

  private final Rest sandbox;
  private final Rest server;
  private final List<Channel> channels;
  private final List<String> skus;

  private Market(Rest sandbox, Rest server, List<Channel> channels) {
    this.sandbox = sandbox;
    this.server = server;
    this.channels = channels;
    Set<String> common = new TreeSet<>(channels.get(0).listings().keySet());
    channels.forEach(channel -> common.retainAll(channel.listings().keySet()));
    this.skus = List.copyOf(common);
  }

  static Market of(DemoRun demo) throws IOException, InterruptedException {
    List<Channel> channels = Channel.all(demo.sandbox());
    if (channels.size() < 2) {
      throw new IOException("the sandbox has fewer than two channels");
    }
    return new Market(demo.sandbox(), demo.server(), channels);
  }

  List<Channel> channels() {
    return channels;
  }

  /** What all channels sell, in order. */
  List<String> skus() {
    return skus;
  }

  private Set<String> providers() {
    Set<String> providers = new HashSet<>();
    channels.forEach(channel -> providers.add(channel.provider()));
    return providers;
  }

  /** Scripts faults at every provider, instead of those that were. */
  void faults(List<Map<String, Object>> faults) throws IOException, InterruptedException {
    for (String provider : providers()) {
      String path = "/_sandbox/" + provider + "/faults";
      sandbox.send("DELETE", path, null);
      if (!faults.isEmpty()) {
        sandbox.send("POST", path, faults);
      }
    }
  }

  static Map<String, Object> fault(String kind, double rate) {
    return Map.of("match", Map.of("operation", "*", "rate", rate), "fault", kind);
  }

  /** How many calls went over a limit of a provider, all together. */
  long overLimit() throws IOException, InterruptedException {
    long over = 0;
    for (String provider : providers()) {
      Object count = sandbox.get("/_sandbox/" + provider + "/calls").get("over_limit");
      over += count instanceof Number number ? number.longValue() : 0;
    }
    return over;
  }

  /** Stock is counted. */
  void count(String sku, int quantity) throws IOException, InterruptedException {
    server.send(
        "POST",
        "/api/v1/products/" + encode(sku) + "/movements",
        Map.of("kind", "count", "quantity", quantity, "reason", "stocktaking"));
  }

  /** What is on hand by the server's own account, of each common SKU. */
  Map<String, Long> onHand() throws IOException, InterruptedException {
    Map<String, Long> found = new HashMap<>();
    for (Map<String, Object> product : pages("/api/v1/products?limit=" + PAGE)) {
      if (product.get("on_hand") instanceof Number number) {
        found.put(Rest.text(product, "sku"), number.longValue());
      }
    }
    found.keySet().retainAll(new HashSet<>(skus));
    return found;
  }

  /** The sum of all movements of a SKU. */
  long movements(String sku) throws IOException, InterruptedException {
    long sum = 0;
    String path = "/api/v1/products/" + encode(sku) + "/movements?limit=" + PAGE;
    for (Map<String, Object> movement : pages(path)) {
      sum += movement.get("quantity") instanceof Number number ? number.longValue() : 0;
    }
    return sum;
  }

  /** How many sales are reported as oversold now. */
  long oversold() throws IOException, InterruptedException {
    return pages("/api/v1/sales?oversold=true&limit=" + PAGE).size();
  }

  private List<Map<String, Object>> pages(String path) throws IOException, InterruptedException {
    List<Map<String, Object>> all = new ArrayList<>();
    @Nullable Object next = null;
    do {
      Map<String, Object> page =
          server.get(next == null ? path : path + "&cursor=" + encode(next.toString()));
      all.addAll(Rest.list(page, "data"));
      next = page.get("next");
    } while (next != null);
    return all;
  }

  /** Returns what is wrong: the ledger, or what a channel shows; empty when all is right. */
  List<String> differences(Map<String, Long> expected) throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    Map<String, Long> held = onHand();
    expected.forEach(
        (sku, quantity) -> {
          if (!quantity.equals(held.get(sku))) {
            wrong.add(sku + ": on hand " + held.get(sku) + ", should be " + quantity);
          }
        });
    for (Channel channel : channels) {
      Map<String, Long> shown = channel.quantities();
      expected.forEach(
          (sku, quantity) -> {
            Long there = shown.get(channel.listings().get(sku));
            if (there == null || there != Math.max(0, quantity)) {
              wrong.add(sku + ": " + channel + " shows " + there + ", should be " + quantity);
            }
          });
    }
    return wrong;
  }

  /**
   * Waits until nothing is wrong.
   *
   * @return what is still wrong when nothing has changed for two minutes
   */
  List<String> settle(Map<String, Long> expected, LongSupplier nanos)
      throws IOException, InterruptedException {
    List<String> before = List.of();
    long changed = nanos.getAsLong();
    while (true) {
      List<String> now = differences(expected);
      if (now.isEmpty()) {
        return now;
      }
      if (!now.equals(before)) {
        before = now;
        changed = nanos.getAsLong();
      } else if (nanos.getAsLong() - changed > 240 * POLL_NANOS) {
        return now;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
