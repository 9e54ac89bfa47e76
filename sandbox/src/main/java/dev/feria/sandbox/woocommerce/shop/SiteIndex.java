package dev.feria.sandbox.woocommerce.shop;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.rest.Request;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The home page and the index of the API, which anybody may read. */
public final class SiteIndex {
  private static final List<String> NAMESPACES =
      List.of("oembed/1.0", "wc/v1", "wc/v2", "wc/v3", "wc/store", "wc/store/v1", "wp/v2");

  private final Platform platform;

  /** The sites of this platform. */
  public SiteIndex(Platform platform) {
    this.platform = platform;
  }

  /** Adds the routes. */
  public void register(Endpoints endpoints) {
    endpoints
        .open("GET", "", "site.home", this::home)
        .index("", "site.index", this::index)
        .index("/wc/v3", "site.namespace", this::namespace);
  }

  private String root(Store store) {
    String home = platform.home(store);
    return store.mode.permalinks.equals("plain") ? home + "/?rest_route=/" : home + "/wp-json/";
  }

  private Reply home(Request request) {
    Store store = request.store();
    Reply page =
        Reply.html(
            200,
            "<!DOCTYPE html>\n<html lang=\"es\"><head><title>"
                + store.title
                + "</title><link rel=\"https://api.w.org/\" href=\""
                + root(store)
                + "\"></head><body><h1>"
                + store.title
                + "</h1></body></html>");
    Reply reply = request.head() ? Reply.empty(200) : page;
    return reply.header("Link", "<" + root(store) + ">; rel=\"https://api.w.org/\"");
  }

  private Reply index(Request request) {
    Store store = request.store();
    ZoneId zone = store.zone();
    int offset =
        zone.getRules().getOffset(platform.context().clock().instant()).getTotalSeconds() / 3600;
    Map<String, @Nullable Object> index =
        Json.obj(
            "name",
            store.title,
            "description",
            "Tienda de prueba",
            "url",
            platform.home(store),
            "home",
            platform.home(store),
            "gmt_offset",
            Integer.toString(offset),
            "timezone_string",
            store.zone);
    index.put("namespaces", NAMESPACES);
    index.put("authentication", List.of());
    index.put("routes", routes("/wc/v3", "/wc/v3/orders", "/wc/v3/products", "/wc/v3/webhooks"));
    return Reply.ok(index).header("Link", "<" + root(store) + ">; rel=\"https://api.w.org/\"");
  }

  private Reply namespace(Request request) {
    return Reply.ok(
        Json.obj("namespace", "wc/v3", "routes", routes("/wc/v3/orders", "/wc/v3/products")));
  }

  private static Map<String, @Nullable Object> routes(String... paths) {
    Map<String, @Nullable Object> routes = new LinkedHashMap<>();
    for (String path : paths) {
      routes.put(path, Json.obj("namespace", "wc/v3", "methods", List.of("GET", "POST")));
    }
    return routes;
  }
}
