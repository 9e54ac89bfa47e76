package dev.feria.server.demo;

import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sandbox's control API, as far as the demo uses it. */
final class DemoSandbox {
  private final JsonHttp http;

  DemoSandbox(URI base) {
    this.http = new JsonHttp(base, null);
  }

  /**
   * A provider of the sandbox.
   *
   * @param application the operator's credentials there, by the names of the provider's settings
   * @param account the seller to connect
   */
  record Stall(String id, URI baseUrl, Map<String, String> application, String account) {}

  List<Stall> stalls() {
    return http.get("/_sandbox").list("providers").map(DemoSandbox::stall).toList();
  }

  /** Gives the operator's application the quota of a large one, so that nobody waits for a demo. */
  void widen(Stall stall) {
    http.put(
        "/_sandbox/" + stall.id() + "/application",
        Map.of("requests_per_second", 100, "burst", 200, "max_requests_per_hour", 360_000));
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

  private static Stall stall(Json provider) {
    Map<String, String> application = new HashMap<>();
    if (provider.has("application")) {
      Json settings = provider.object("application");
      settings
          .fields()
          .keySet()
          .forEach(
              name ->
                  Optional.ofNullable(settings.find(name))
                      .ifPresent(v -> application.put(name, v)));
    }
    Json account =
        provider
            .list("accounts")
            .findFirst()
            .orElseThrow(
                () -> new DemoException("the sandbox has no account at " + provider.text("id")));
    return new Stall(
        provider.text("id"),
        URI.create(provider.text("base_url")),
        Map.copyOf(application),
        account.text("id"));
  }

  private static Truth.Listing listing(Json each) {
    Json price = each.object("price");
    return new Truth.Listing(
        each.number("quantity"), new BigDecimal(price.text("amount")), price.text("currency"));
  }

  private static Truth.Order order(Json each) {
    Json total = each.object("total");
    long units = each.list("lines").mapToLong(line -> line.number("quantity")).sum();
    return new Truth.Order(
        each.text("status"), units, new BigDecimal(total.text("amount")), total.text("currency"));
  }
}
