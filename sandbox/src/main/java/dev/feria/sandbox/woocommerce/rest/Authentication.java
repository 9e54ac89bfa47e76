package dev.feria.sandbox.woocommerce.rest;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.woocommerce.state.ApiKey;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, in the order in which WooCommerce tries. */
final class Authentication {
  private static final long TOLERANCE_SECONDS = 15 * 60;
  private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9_%.-]+)=\"([^\"]*)\"");
  private static final List<String> REQUIRED =
      List.of(
          "oauth_consumer_key",
          "oauth_timestamp",
          "oauth_nonce",
          "oauth_signature",
          "oauth_signature_method");

  private record Basic(String key, String secret) {}

  private final Platform platform;

  Authentication(Platform platform) {
    this.platform = platform;
  }

  /**
   * The key of the caller, null when nobody could be recognised.
   *
   * @throws ReplyException 401 when somebody was recognised and refused
   */
  @Nullable ApiKey key(Call call, Store store) {
    ApiKey key = store.mode.tls ? basic(call, store) : null;
    if (key == null) {
      key = oauth(call, store);
    }
    if (key != null) {
      permit(key, call.method());
      key.lastAccess = platform.now();
    }
    return key;
  }

  private static void permit(ApiKey key, String method) {
    boolean reading = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    if (reading && !key.reads()) {
      throw refused("The API key provided does not have read permissions.");
    }
    if (!reading && !key.writes()) {
      throw refused("The API key provided does not have write permissions.");
    }
  }

  private static ReplyException refused(String message) {
    return Errors.of(401, "woocommerce_rest_authentication_error", message);
  }

  private static @Nullable String authorization(Call call, Store store) {
    return store.mode.stripAuthorization ? null : call.header("Authorization");
  }

  private static @Nullable ApiKey basic(Call call, Store store) {
    Basic given = given(call, store);
    ApiKey key = given == null ? null : store.key(given.key());
    if (key == null || given == null) {
      return null;
    }
    if (!equal(key.secret, given.secret())) {
      throw refused("Consumer secret is invalid.");
    }
    return key;
  }

  private static @Nullable Basic given(Call call, Store store) {
    String queryKey = call.query("consumer_key", "");
    String querySecret = call.query("consumer_secret", "");
    if (!queryKey.isEmpty() && !querySecret.isEmpty()) {
      return new Basic(queryKey, querySecret);
    }
    String header = authorization(call, store);
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return null;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
      String text = new String(decoded, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0 ? null : new Basic(text.substring(0, colon), text.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable ApiKey oauth(Call call, Store store) {
    Map<String, List<String>> params = new LinkedHashMap<>(call.query());
    String header = authorization(call, store);
    if (header != null && header.regionMatches(true, 0, "OAuth ", 0, 6)) {
      Matcher pairs = PAIR.matcher(header);
      while (pairs.find()) {
        String name = decode(pairs.group(1));
        if (!name.equals("realm")) {
          params.put(name, List.of(decode(pairs.group(2))));
        }
      }
    }
    List<String> missing = new ArrayList<>(REQUIRED);
    missing.removeIf(name -> !first(params, name).isEmpty());
    if (missing.size() == REQUIRED.size()) {
      return null;
    }
    if (!missing.isEmpty()) {
      throw Errors.of(
          401,
          "woocommerce_rest_authentication_missing_parameter",
          "Missing OAuth parameter " + String.join(", ", missing));
    }
    ApiKey key = store.key(first(params, "oauth_consumer_key"));
    if (key == null) {
      throw refused("Consumer key is invalid.");
    }
    signature(call, store, params, key);
    long now = platform.now();
    String timestamp = first(params, "oauth_timestamp");
    if (!timestamp.matches("[0-9]{1,12}")
        || Math.abs(Long.parseLong(timestamp) - now) > TOLERANCE_SECONDS) {
      throw refused("Invalid timestamp.");
    }
    if (!key.fresh(first(params, "oauth_nonce"), now)) {
      throw refused("Invalid nonce - nonce has already been used.");
    }
    return key;
  }

  private void signature(Call call, Store store, Map<String, List<String>> params, ApiKey key) {
    String method = first(params, "oauth_signature_method");
    if (!method.equals("HMAC-SHA1") && !method.equals("HMAC-SHA256")) {
      throw refused("Invalid signature - signature method is invalid.");
    }
    String url = url(call, store);
    String wire = call.headers().getOrDefault(SitePaths.METHOD, call.method());
    String given = first(params, "oauth_signature");
    // the server keeps a trailing slash of the path, which calls do not show here
    boolean matches = false;
    for (String candidate : List.of(url, url + "/")) {
      String base = OAuthSignature.base(wire, candidate, params);
      matches |= equal(OAuthSignature.sign(method, key.secret, base), given);
    }
    if (!matches) {
      throw refused("Invalid signature - provided signature does not match.");
    }
  }

  /** What the shop believes its own address to be. */
  private String url(Call call, Store store) {
    String home = platform.home(store);
    int scheme = home.indexOf("://");
    StringBuilder url = new StringBuilder(store.mode.tls ? "https" : "http");
    url.append(home.substring(scheme));
    String road = call.headers().getOrDefault(SitePaths.ROAD, "pretty");
    if (!road.equals("plain")) {
      url.append(road.equals("index") ? "/index.php" : "");
      for (String segment : call.segments().subList(1, call.segments().size())) {
        url.append('/').append(segment);
      }
    }
    return url.toString();
  }

  private static boolean equal(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String first(Map<String, List<String>> params, String name) {
    List<String> values = params.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.get(0);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
