package dev.feria.woocommerce.connect;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Puts right what people type as the address of their shop. */
public final class StoreUrl {
  private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*)://");
  private static final Pattern PAGES =
      Pattern.compile("/(wp-admin|wp-json|wp-login\\.php|wc-auth|index\\.php)(/.*)?$");

  /** The page with all goods, or the folder of a shop: only trying tells. */
  private static final Pattern SHOP_PAGE = Pattern.compile("/(shop|loja|tienda|store)$");

  private StoreUrl() {}

  /**
   * Returns the address without pages, query and the slash at its end; over https unless it says
   * http and that is allowed.
   *
   * @throws IllegalArgumentException saying what is wrong, with the name of the field
   */
  public static URI of(String typed, boolean httpAllowed) {
    String text = typed.strip();
    var scheme = SCHEME.matcher(text);
    boolean http = false;
    if (scheme.find()) {
      String name = scheme.group(1).toLowerCase(Locale.ROOT);
      if (!name.equals("http") && !name.equals("https")) {
        throw new IllegalArgumentException("url: not a web address: " + name);
      }
      http = name.equals("http");
      text = text.substring(scheme.end());
    }
    text = text.replaceFirst("[?#].*$", "");
    text = PAGES.matcher(text).replaceFirst("").replaceFirst("/+$", "");
    int slash = text.indexOf('/');
    String host = (slash < 0 ? text : text.substring(0, slash)).replaceFirst("\\.+(?=(:|$))", "");
    String path = slash < 0 ? "" : text.substring(slash);
    if (host.isEmpty() || host.contains("@") || host.contains(" ")) {
      throw new IllegalArgumentException(
          "url: give the address of the shop, for example https://shop.example.com");
    }
    try {
      URI uri =
          URI.create(
              (http && httpAllowed ? "http://" : "https://")
                  + host.toLowerCase(Locale.ROOT)
                  + path);
      if (uri.getHost() == null) {
        throw new IllegalArgumentException("no host");
      }
      return uri;
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "url: give the address of the shop, for example https://shop.example.com", malformed);
    }
  }

  /**
   * Returns the address without what may be the page of all goods; the same without such a page.
   */
  static URI withoutShopPage(URI base) {
    return URI.create(SHOP_PAGE.matcher(base.toString()).replaceFirst(""));
  }

  /** Returns host and path without a scheme: what names the shop, however it is reached. */
  public static String name(URI base) {
    int port = base.getPort();
    String path = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/+$", "");
    String host = base.getHost().toLowerCase(Locale.ROOT);
    return (port < 0 || port == 80 || port == 443 ? host : host + ":" + port) + path;
  }
}
