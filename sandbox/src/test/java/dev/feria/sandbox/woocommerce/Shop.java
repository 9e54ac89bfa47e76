package dev.feria.sandbox.woocommerce;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Driver;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.woocommerce.rest.OAuthSignature;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Drives one shop of the twin over HTTP. */
final class Shop {
  static final String API = "/wp-json/wc/v3";

  private final Driver driver;
  private final String base;
  final String id;
  final String key;
  final String secret;

  Shop(Sandbox sandbox, String id) {
    this.driver = new Driver(sandbox);
    this.base = sandbox.baseUrl();
    this.id = id;
    Map<?, ?> account = account();
    Map<?, ?> credentials = (Map<?, ?>) account.get("credentials");
    this.key = String.valueOf(credentials.get("consumer_key"));
    this.secret = String.valueOf(credentials.get("consumer_secret"));
  }

  private Shop(Shop shop, String key, String secret) {
    this.driver = shop.driver;
    this.base = shop.base;
    this.id = shop.id;
    this.key = key;
    this.secret = secret;
  }

  Shop with(String otherKey, String otherSecret) {
    return new Shop(this, otherKey, otherSecret);
  }

  Driver driver() {
    return driver;
  }

  Map<?, ?> account() {
    for (Map<String, Object> provider : driver.get("/_sandbox").maps("providers")) {
      if (provider.get("id").equals("woocommerce")) {
        for (Object account : (List<?>) provider.get("accounts")) {
          if (((Map<?, ?>) account).get("id").equals(id)) {
            return (Map<?, ?>) account;
          }
        }
      }
    }
    throw new AssertionError("no shop " + id);
  }

  String path() {
    return "/woocommerce/" + id;
  }

  String url() {
    return base + path();
  }

  String control(String path) {
    return "/_sandbox/woocommerce/accounts/" + id + path;
  }

  HttpRequest.Builder basic(HttpRequest.Builder request) {
    String pair = key + ":" + secret;
    return request.header(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.ISO_8859_1)));
  }

  Answer get(String path) {
    return driver.send(basic(driver.request(path() + API + path)));
  }

  Answer post(String path, Object body) {
    return driver.send(basic(driver.json(path() + API + path, "POST", body)));
  }

  Answer put(String path, Object body) {
    return driver.send(basic(driver.json(path() + API + path, "PUT", body)));
  }

  Answer delete(String path) {
    return driver.send(basic(driver.request(path() + API + path).DELETE()));
  }

  Answer mode(Object... settings) {
    return driver.put(control("/mode"), Json.obj(settings)).expect(200);
  }

  /** The OAuth parameters of a call with one signature. */
  Map<String, String> signed(
      String method, String url, Map<String, String> params, String algorithm, long timestamp) {
    Map<String, String> all = new LinkedHashMap<>(params);
    all.put("oauth_consumer_key", key);
    all.put("oauth_timestamp", Long.toString(timestamp));
    all.put("oauth_nonce", UUID.randomUUID().toString().replace("-", ""));
    all.put("oauth_signature_method", algorithm);
    Map<String, List<String>> lists = new LinkedHashMap<>();
    all.forEach((name, value) -> lists.put(name, List.of(value)));
    String text = OAuthSignature.base(method, url, lists);
    all.put("oauth_signature", OAuthSignature.sign(algorithm, secret, text));
    return all;
  }

  /** A signed GET of the API with pretty permalinks; the base has this scheme. */
  Answer oauth(String scheme, String path, Map<String, String> params) {
    String url = url().replaceFirst("^http", scheme) + API + path;
    return query(
        path() + API + path,
        signed("GET", url, params, "HMAC-SHA256", Instant.now().getEpochSecond()));
  }

  Answer query(String path, Map<String, String> params) {
    return driver.get(path + "?" + encode(params));
  }

  static String encode(Map<String, String> params) {
    return params.entrySet().stream()
        .map(
            e ->
                e.getKey()
                    + "="
                    + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("&"));
  }

  Answer raw(String method, String path) {
    return driver.send(driver.request(path() + path).method(method, BodyPublishers.noBody()));
  }

  Answer buy(String listing, int quantity, String status) {
    return driver.post(
        control("/orders"),
        Json.obj(
            "lines",
            List.of(Json.obj("listing", listing, "quantity", quantity)),
            "status",
            status));
  }

  List<Map<String, Object>> listings() {
    return driver.get(control("/listings")).expect(200).maps("data");
  }

  Map<String, Object> listing(String listing) {
    return listings().stream()
        .filter(other -> other.get("id").equals(listing))
        .findFirst()
        .orElseThrow();
  }

  /** A new simple product with a managed quantity; answers its id. */
  String product(String sku, int quantity) {
    return post(
            "/products",
            Json.obj(
                "name",
                "Producto " + sku,
                "sku",
                sku,
                "regular_price",
                "5990",
                "manage_stock",
                true,
                "stock_quantity",
                quantity))
        .expect(201)
        .string("id");
  }
}
