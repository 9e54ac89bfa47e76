package dev.feria.server.demo;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The server's REST API, as far as the demo uses it. */
final class DemoServer {
  private static final String API = "/api/v1";

  private final JsonHttp http;

  DemoServer(URI base, String apiKey) {
    this.http = new JsonHttp(base, apiKey);
  }

  /** A connected account. */
  record Connected(String id, String provider, String externalId, String name, String status) {
    boolean works() {
      return !status.equals("disconnected") && !status.equals("reconnect");
    }
  }

  /** A run of an import. */
  record Sync(
      String kind,
      String account,
      String status,
      long processed,
      long total,
      long created,
      long updated,
      long skipped,
      long errors) {
    boolean open() {
      return status.equals("queued") || status.equals("running");
    }
  }

  List<Connected> accounts() {
    return http.get(API + "/integrations")
        .list("data")
        .map(
            each ->
                new Connected(
                    each.text("id"),
                    each.text("provider"),
                    each.text("external_id"),
                    each.text("name"),
                    each.text("status")))
        .toList();
  }

  /** Returns where to send the seller's browser. */
  URI authorisation(String provider) {
    return URI.create(http.get(API + "/integrations/" + provider + "/auth-url").text("url"));
  }

  /** Imports what changed. */
  void syncOrders(Connected account) {
    http.post(
        API + "/integrations/" + account.provider() + "/sync-orders?account=" + account.id(),
        Map.of());
  }

  /** Returns the syncs of an account, newest first. */
  List<Sync> syncs(Connected account) {
    return http.get(API + "/syncs?account=" + account.id())
        .list("data")
        .map(
            each ->
                new Sync(
                    each.text("kind"),
                    account.id(),
                    each.text("status"),
                    each.number("processed"),
                    each.number("total"),
                    each.number("new_orders"),
                    each.number("updated"),
                    each.number("skipped"),
                    each.number("errors")))
        .toList();
  }

  /**
   * Returns what the server holds of an account. A listing whose quantity is ours to publish counts
   * with what its product has available, any other with what the channel showed last.
   */
  Truth held(Connected account) {
    Map<String, Long> available = new HashMap<>();
    walk(
        API + "/products?limit=200",
        each -> available.put(each.text("sku"), each.number("available")));
    Map<String, Truth.Listing> listings = new HashMap<>();
    walk(
        API + "/listings?limit=200&account=" + account.id(),
        each -> {
          Json price = each.object("price");
          listings.put(
              each.text("external_id"),
              new Truth.Listing(
                  each.has("product") && each.has("publication")
                      ? available.getOrDefault(each.object("product").text("sku"), 0L)
                      : each.number("channel_quantity"),
                  new BigDecimal(price.text("amount")),
                  price.text("currency")));
        });
    Map<String, Truth.Order> orders = new HashMap<>();
    walk(
        API + "/orders?limit=200&account=" + account.id(),
        each -> {
          Json total = each.object("total");
          orders.put(
              each.text("external_id"),
              new Truth.Order(
                  each.text("provider_status"),
                  each.list("lines").mapToLong(line -> line.number("quantity")).sum(),
                  new BigDecimal(total.text("amount")),
                  total.text("currency")));
        });
    return new Truth(listings, orders);
  }

  long count(String resource) {
    long[] found = {0};
    walk(API + resource, each -> found[0]++);
    return found[0];
  }

  private void walk(String path, Consumer<Json> each) {
    String next = null;
    do {
      String at =
          next == null
              ? path
              : path
                  + (path.contains("?") ? "&" : "?")
                  + "cursor="
                  + URLEncoder.encode(next, StandardCharsets.UTF_8);
      Json page = http.get(at);
      page.list("data").forEach(each);
      next = page.find("next");
    } while (next != null);
  }
}
