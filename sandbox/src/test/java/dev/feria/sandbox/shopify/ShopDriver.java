package dev.feria.sandbox.shopify;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Driver;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Drives the Shopify twin over real HTTP, as an application and through the control API. */
final class ShopDriver {
  static final String NORTE = "feria-norte.myshopify.com";
  static final String CENTRO = "feria-centro.myshopify.com";
  static final String LOJA = "loja-feria.myshopify.com";
  static final String CALLBACK = "http://localhost:8080/callback";

  final Driver http;
  final String shop;
  private String token;

  ShopDriver(Sandbox sandbox, String shop) {
    this.http = new Driver(sandbox);
    this.shop = shop;
    this.token = credentials().get("access_token").toString();
  }

  void token(String next) {
    token = next;
  }

  Map<String, Object> provider() {
    return http.get("/_sandbox").maps("providers").stream()
        .filter(p -> p.get("id").equals("shopify"))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> account() {
    return ((List<Map<String, Object>>) provider().get("accounts"))
        .stream().filter(a -> a.get("id").equals(shop)).findFirst().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> credentials() {
    return (Map<String, Object>) account().get("credentials");
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> application() {
    return (Map<String, Object>) provider().get("application");
  }

  Answer query(String query, Object... variables) {
    return queryAt("2026-10", query, variables);
  }

  Answer queryAt(String version, String query, Object... variables) {
    return http.send(
        http.json(
                "/shopify/" + shop + "/admin/api/" + version + "/graphql.json",
                "POST",
                Json.obj("query", query, "variables", Json.obj(variables)))
            .header("X-Shopify-Access-Token", token));
  }

  /** A call that must have worked. */
  Answer good(String query, Object... variables) {
    Answer answer = query(query, variables).expect(200);
    if (answer.text().contains("\"errors\":[")) {
      throw new AssertionError(answer.text());
    }
    return answer;
  }

  Answer control(String path, Object body) {
    return http.post("/_sandbox/shopify/accounts/" + shop + path, body);
  }

  List<Map<String, Object>> listings() {
    return http.get("/_sandbox/shopify/accounts/" + shop + "/listings").maps("data");
  }

  Map<String, Object> listing(String id) {
    return listings().stream().filter(l -> l.get("id").equals(id)).findFirst().orElseThrow();
  }

  long quantity(String id) {
    return (long) listing(id).get("quantity");
  }

  List<Map<String, Object>> orders() {
    return http.get("/_sandbox/shopify/accounts/" + shop + "/orders").maps("data");
  }

  Map<String, Object> order(String id) {
    return orders().stream().filter(o -> o.get("id").equals(id)).findFirst().orElseThrow();
  }

  /** A tracked, active listing with this many units at least, at one location alone. */
  Map<String, Object> sellable(int units) {
    return listings().stream()
        .filter(l -> l.get("status").equals("active") && Boolean.TRUE.equals(l.get("tracked")))
        .filter(l -> Boolean.FALSE.equals(l.get("oversells")) && l.get("sku") != null)
        .filter(l -> (long) l.get("quantity") >= units && ((List<?>) l.get("levels")).size() == 1)
        .findFirst()
        .orElseThrow();
  }

  Answer buy(String listing, int quantity, Object... more) {
    Map<String, Object> body =
        new LinkedHashMap<>(
            Map.of("lines", List.of(Json.obj("listing", listing, "quantity", quantity))));
    body.putAll(Json.obj(more));
    return control("/orders", body);
  }

  static String item(Map<String, Object> listing) {
    return "gid://shopify/InventoryItem/" + listing.get("inventory_item");
  }

  static String location(Map<String, Object> listing) {
    return "gid://shopify/Location/"
        + ((Map<?, ?>) ((List<?>) listing.get("levels")).get(0)).get("location");
  }

  Answer settings(Object... settings) {
    return http.put("/_sandbox/shopify/application", Json.obj(settings)).expect(200);
  }

  /** Presses a button on the authorisation page; answers what came back in the redirect. */
  Map<String, String> decide(String decision, String scope) {
    String query =
        "?client_id="
            + application().get("client_id")
            + "&scope="
            + Forms.encode(scope)
            + "&redirect_uri="
            + Forms.encode(CALLBACK)
            + "&state=n-1";
    String page = "/shopify/" + shop + "/admin/oauth/authorize" + query;
    Answer answer = http.form(page, Map.of("decision", decision)).expect(302);
    return Forms.parse(URI.create(answer.header("Location")).getRawQuery());
  }

  Answer oauth(Object... fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("client_id", application().get("client_id"));
    body.put("client_secret", application().get("client_secret"));
    body.putAll(Json.obj(fields));
    return http.post("/shopify/" + shop + "/admin/oauth/access_token", body);
  }

  /** Installs the application with an expiring token, and goes on with it. */
  Answer install() {
    String code = decide("allow", "read_orders,write_orders,read_products").get("code");
    Answer answer = oauth("code", code, "expiring", "1").expect(200);
    token = answer.string("access_token");
    return answer;
  }
}
