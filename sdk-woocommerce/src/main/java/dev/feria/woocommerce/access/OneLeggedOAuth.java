package dev.feria.woocommerce.access;

import dev.feria.core.auth.Authorization;
import dev.feria.core.auth.Credentials;
import dev.feria.core.auth.OutgoingCall;
import dev.feria.core.auth.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Signs each call with OAuth 1.0a without a token, in the query, where no host takes it away. A
 * repetition is signed anew: the shop remembers nonces.
 */
record OneLeggedOAuth(
    StoreSite site, String scheme, StoreKeys keys, Clock clock, Supplier<String> nonces)
    implements Credentials {
  @Override
  public Authorization authorize(OutgoingCall call) {
    Map<String, String> oauth = new LinkedHashMap<>();
    oauth.put("oauth_consumer_key", keys.consumerKey().reveal());
    oauth.put("oauth_nonce", nonces.get());
    oauth.put("oauth_signature_method", OAuthSignature.SHA256);
    oauth.put("oauth_timestamp", Long.toString(clock.instant().getEpochSecond()));
    List<Map.Entry<String, String>> all = query(call.url());
    all.addAll(oauth.entrySet());
    String signature =
        OAuthSignature.of(
            keys.consumerSecret(),
            OAuthSignature.SHA256,
            OAuthSignature.baseString(call.method(), seen(call.url()), all));
    Map<String, Secret> query = new LinkedHashMap<>();
    oauth.forEach((name, value) -> query.put(name, Secret.of(value)));
    query.put("oauth_signature", Secret.of(signature));
    return new Authorization(Map.of(), query, null);
  }

  /** The address as the shop puts it together: its own home, and what follows. */
  private String seen(URI url) {
    String rest = url.getRawPath().substring(path(site.base()).length());
    String home = scheme + "://" + authority(site.home()) + path(site.home());
    return rest.equals("/") ? home : home + rest;
  }

  private static String path(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String authority(URI uri) {
    int port = uri.getPort();
    boolean usual = port < 0 || port == 80 || port == 443;
    return usual ? uri.getHost() : uri.getHost() + ":" + port;
  }

  private static List<Map.Entry<String, String>> query(URI url) {
    List<Map.Entry<String, String>> entries = new ArrayList<>();
    String query = url.getRawQuery();
    if (query == null || query.isEmpty()) {
      return entries;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      entries.add(Map.entry(decode(name), decode(value)));
    }
    return entries;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
