package dev.feria.shopify.provider;

import dev.feria.core.auth.InMemoryTokenStore;
import dev.feria.core.auth.Secret;
import dev.feria.core.http.CallListener;
import dev.feria.core.http.Transport;
import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import dev.feria.core.limit.InMemoryBudgets;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.testkit.FakeClock;
import dev.feria.testkit.RecordingSleeper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** A shop of scripted answers. */
final class Wire {
  static final String SHOP = "feria-norte.myshopify.com";
  static final String LOCATIONS =
      """
      {"data": {"locations": {"nodes": [
        {"id": "gid://shopify/Location/1", "legacyResourceId": "1", "name": "Centro",
         "isActive": true, "fulfillsOnlineOrders": true, "shipsInventory": true}],
       "pageInfo": {"hasNextPage": false, "endCursor": null}}}}""";

  final FakeClock clock = new FakeClock();
  final RecordingSleeper sleeper = new RecordingSleeper(clock);
  final InMemoryTokenStore tokens = new InMemoryTokenStore();
  final MockWebServer server;

  Wire(MockWebServer server) {
    this.server = server;
  }

  ProviderApplication application(Map<String, String> settings) {
    Transport pool = Transport.create();
    Map<String, Secret> secrets = new java.util.HashMap<>();
    settings.forEach((name, value) -> secrets.put(name, Secret.of(value)));
    return new ShopifyProvider()
        .configure(
            new ProviderSettings(server.url("/").uri(), secrets),
            new ProviderRuntime(
                pool,
                pool.publicOnly(),
                clock,
                sleeper,
                tokens,
                new InMemoryBudgets(clock, sleeper),
                CallListener.NONE));
  }

  /** An account with a token that does not end. */
  ShopifyAccount account(String... locations) {
    return (ShopifyAccount)
        application(Map.of())
            .open(
                new AccountHandle("account", SHOP, Map.of("currency", "CLP"), List.of(locations)),
                Map.of("access_token", Secret.of("token-hush")));
  }

  void enqueue(String body) {
    server.enqueue(new MockResponse.Builder().code(200).body(body).build());
  }

  void enqueue(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  /** Returns the bodies of the requests that came so far. */
  List<Map<String, Object>> bodies() {
    List<Map<String, Object>> bodies = new ArrayList<>();
    try {
      for (int i = server.getRequestCount(); i > 0; i--) {
        var request = server.takeRequest(1, java.util.concurrent.TimeUnit.SECONDS);
        if (request != null && request.getBody() != null) {
          bodies.add(
              Json.standard().read(request.getBody().utf8(), JsonType.mapOf(Object.class)));
        }
      }
    } catch (IOException | InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
    return bodies;
  }

  static String variants(String... nodes) {
    return "{\"data\": {\"nodes\": [" + String.join(",", nodes) + "]}}";
  }

  /** A variant whose numbers are all its id, with what it has at the locations 1, 2 ... */
  static String variant(String id, boolean tracked, Integer... available) {
    StringBuilder levels = new StringBuilder();
    for (int i = 0; i < available.length; i++) {
      if (available[i] != null) {
        levels
            .append(levels.isEmpty() ? "" : ",")
            .append(
                """
                {"location": {"id": "gid://shopify/Location/%d"},
                 "quantities": [{"name": "available", "quantity": %d}]}"""
                    .formatted(i + 1, available[i]));
      }
    }
    return """
        {"id": "gid://shopify/ProductVariant/%s", "legacyResourceId": "%s", "sku": "A",
         "title": "Default Title", "price": "10", "inventoryPolicy": "DENY",
         "inventoryItem": {"id": "gid://shopify/InventoryItem/%s", "tracked": %s,
          "inventoryLevels": {"nodes": [%s]}},
         "product": {"id": "gid://shopify/Product/9"}}"""
        .formatted(id, id, id, tracked, levels);
  }

  static String set(String... errors) {
    return """
        {"data": {"inventorySetQuantities": {"inventoryAdjustmentGroup": %s,
          "userErrors": [%s]}}}"""
        .formatted(
            errors.length == 0 ? "{\"id\": \"gid://shopify/InventoryAdjustmentGroup/1\"}" : "null",
            String.join(",", errors));
  }

  static String objection(String code, int position) {
    return """
        {"code": "%s", "message": "made up", "field": ["input", "quantities", "%d"]}"""
        .formatted(code, position);
  }
}
