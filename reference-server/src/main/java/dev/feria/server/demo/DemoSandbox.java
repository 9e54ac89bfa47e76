package dev.feria.server.demo;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sandbox's control API, as far as the demo uses it. */
final class DemoSandbox {
  private final JsonHttp http;

  DemoSandbox(URI base) {
    this.http = new JsonHttp(base, null);
  }

  /**
   * A seller of the sandbox who is part of the demo.
   *
   * @param id of the provider
   * @param application the operator's credentials there, by the names of the provider's settings
   * @param account the seller to connect
   * @param url where the seller's shop is; null where all sellers share an address
   * @param credentials what the seller knows, by the names of the provider's fields
   */
  record Stall(
      String id,
      URI baseUrl,
      Map<String, String> application,
      String account,
      @Nullable String url,
      Map<String, String> credentials) {

    /** Returns what the seller enters into a field; null where it is left as it is. */
    @Nullable String field(String name) {
      String known = credentials.get(name);
      return known == null && name.equals("url") ? url : known;
    }

    /** Tells whether an account of the server is this seller's. */
    boolean owns(String externalId) {
      String shop = url;
      return externalId.equals(account)
          || (shop != null
              && shop.replaceFirst("^https?://", "").replaceFirst("/$", "").equals(externalId));
    }
  }

  List<Stall> stalls() {
    return http.get("/_sandbox").list("providers").flatMap(DemoSandbox::stalls).toList();
  }

  /** Gives the operator's application the quota of a large one, so that nobody waits for a demo. */
  void widen(Stall stall) {
    http.put(
        "/_sandbox/" + stall.id() + "/application",
        Map.of(
            "requests_per_second",
            100,
            "burst",
            200,
            "max_requests_per_hour",
            360_000,
            "cost_bucket",
            20_000,
            "cost_restore",
            1_000));
  }

  /** Says where the provider is to send its webhooks. */
  void notify(Stall stall, URI address) {
    http.put(
        "/_sandbox/" + stall.id() + "/application", Map.of("notification_url", address.toString()));
  }

  Truth truth(Stall stall) {
    String base = "/_sandbox/" + stall.id() + "/accounts/" + stall.account();
    Map<String, Truth.Listing> listings =
        http.get(base + "/listings")
            .list("data")
            .collect(Collectors.toMap(each -> each.text("id"), DemoSandbox::listing));
    Map<String, Truth.Order> orders =
        http.get(base + "/orders")
            .list("data")
            .collect(Collectors.toMap(each -> each.text("id"), DemoSandbox::order));
    return new Truth(listings, orders);
  }

  private static Stream<Stall> stalls(Json provider) {
    return provider
        .list("accounts")
        .filter(account -> account.flag("demo"))
        .map(
            account ->
                new Stall(
                    provider.text("id"),
                    URI.create(provider.text("base_url")),
                    provider.values("application"),
                    account.text("id"),
                    account.find("url"),
                    account.values("credentials")));
  }

  private static Truth.Listing listing(Json each) {
    Json price = each.object("price");
    return new Truth.Listing(
        each.find("sku"),
        each.count("quantity"),
        new BigDecimal(price.text("amount")),
        price.text("currency"));
  }

  // Sums the goods, as the server does: what a platform calls an order's total may have shipping.
  private static Truth.Order order(Json each) {
    List<Json> lines = each.list("lines").toList();
    BigDecimal total =
        lines.stream().map(DemoSandbox::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Truth.Order(
        each.text("status"),
        lines.stream().mapToLong(line -> line.number("quantity")).sum(),
        total,
        each.object("total").text("currency"));
  }

  private static BigDecimal total(Json line) {
    return line.has("total")
        ? new BigDecimal(line.object("total").text("amount"))
        : new BigDecimal(line.object("unit_price").text("amount"))
            .multiply(BigDecimal.valueOf(line.number("quantity")));
  }
}
