package dev.feria.bench.channels;

import dev.feria.bench.rig.Rest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A store or marketplace account of the sandbox.
 *
 * @param listings by SKU, of what carries one
 */
record Channel(Rest sandbox, String provider, String account, Map<String, String> listings) {

  /** Reads every account that the demo connects. */
  static List<Channel> all(Rest sandbox) throws IOException, InterruptedException {
    List<Channel> channels = new java.util.ArrayList<>();
    for (Map<String, Object> provider : Rest.list(sandbox.get("/_sandbox"), "providers")) {
      for (Map<String, Object> account : Rest.list(provider, "accounts")) {
        if (Boolean.TRUE.equals(account.get("demo"))) {
          String id = Rest.text(provider, "id");
          channels.add(of(sandbox, id, Rest.text(account, "id")));
        }
      }
    }
    return channels;
  }

  private static Channel of(Rest sandbox, String provider, String account)
      throws IOException, InterruptedException {
    Map<String, String> listings = new HashMap<>();
    for (Map<String, Object> listing : Rest.list(sandbox.get(path(provider, account)), "data")) {
      Object sku = listing.get("sku");
      if (sku != null && Rest.text(listing, "status").matches("active|publish")) {
        listings.putIfAbsent(sku.toString(), Rest.text(listing, "id"));
      }
    }
    return new Channel(sandbox, provider, account, Map.copyOf(listings));
  }

  private static String path(String provider, String account) {
    return "/_sandbox/" + provider + "/accounts/" + account + "/listings";
  }

  /** What the channel shows of each listing, by its id. */
  Map<String, Long> quantities() throws IOException, InterruptedException {
    Map<String, Long> quantities = new HashMap<>();
    for (Map<String, Object> listing : Rest.list(sandbox.get(path(provider, account)), "data")) {
      if (listing.get("quantity") instanceof Number number) {
        quantities.put(Rest.text(listing, "id"), number.longValue());
      }
    }
    return quantities;
  }

  /** What the channel shows of one SKU. */
  long quantity(String sku) throws IOException, InterruptedException {
    String id = String.valueOf(listings.get(sku));
    String address = path(provider, account) + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    return sandbox.get(address).get("quantity") instanceof Number number ? number.longValue() : 0;
  }

  /**
   * A customer buys.
   *
   * @return false when the channel has not that many
   */
  boolean buy(String sku, int quantity) throws IOException, InterruptedException {
    Object line = Map.of("listing", String.valueOf(listings.get(sku)), "quantity", quantity);
    return sandbox.accepts(
        "POST",
        "/_sandbox/" + provider + "/accounts/" + account + "/orders",
        Map.of("lines", List.of(line), "status", "paid"));
  }

  @Override
  public String toString() {
    return provider + "/" + account;
  }
}
