package dev.feria.server.demo;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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

  /**
   * How a provider may be connected.
   *
   * @param ways {@code oauth}, {@code keys} or both, the usual way first
   * @param fields names of what is entered before authorising
   * @param keys names of what is entered to connect with keys
   */
  record Ways(List<String> ways, List<String> fields, List<String> keys) {}

  Ways ways(String provider) {
    Json found =
        http.get(API + "/providers")
            .list("data")
            .filter(each -> each.text("id").equals(provider))
            .findFirst()
            .orElseThrow(() -> new DemoException("the server does not know " + provider));
    return new Ways(
        found.texts("connect"),
        found.list("fields").map(each -> each.text("name")).toList(),
        found.list("keys").map(each -> each.text("name")).toList());
  }

  /** Returns where to send the seller's browser. */
  URI authorisation(String provider, Map<String, String> fields) {
    String query =
        fields.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    String path = API + "/integrations/" + provider + "/auth-url";
    return URI.create(http.get(query.isEmpty() ? path : path + "?" + query).text("url"));
  }

  /** Connects with keys. */
  void connect(String provider, Map<String, String> keys) {
    http.post(API + "/integrations/" + provider + "/config", keys);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
   * Returns what the server holds of an account. A listing to which a quantity is still to be
   * published counts with that one, any other with what the channel showed last.
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
                  each.find("sku"),
                  isPending(each)
                      ? available.get(each.object("product").text("sku"))
                      : each.count("channel_quantity"),
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

  private static boolean isPending(Json listing) {
    return listing.has("product")
        && listing.has("publication")
        && listing.object("publication").flag("pending");
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
          next == null ? path : path + (path.contains("?") ? "&" : "?") + "cursor=" + encoded(next);
      Json page = http.get(at);
      page.list("data").forEach(each);
      next = page.find("next");
    } while (next != null);
  }
}
