package dev.feria.woocommerce.access;

import dev.feria.core.http.ApiRequest;

/**
 * Where a shop's API lies below its address.
 *
 * @param prefix the path of the API, {@code wp-json} unless a plugin or a server without rewriting
 *     says otherwise; empty for a shop with plain permalinks, whose routes are a query parameter
 */
public record Permalinks(String prefix) {
  /** As almost everywhere. */
  public static final Permalinks PRETTY = new Permalinks("wp-json");

  /** On a server that rewrites no addresses. */
  public static final Permalinks INDEX = new Permalinks("index.php/wp-json");

  /** The route is a query parameter. */
  public static final Permalinks PLAIN = new Permalinks("");

  private static final String API = "wc/v3";

  public Permalinks {
    if (!prefix.matches("[A-Za-z0-9._~/-]*") || prefix.contains("..")) {
      throw new IllegalArgumentException("not a path: " + prefix);
    }
  }

  /** Tells whether routes are a query parameter. */
  public boolean isPlain() {
    return prefix.isEmpty();
  }

  /** Starts a request below {@code wc/v3}. */
  public ApiRequest request(String method, String operation, Object... segments) {
    return under(API, method, operation, segments);
  }

  /** Starts a request of the list of all routes. */
  public ApiRequest index(String operation) {
    return isPlain()
        ? ApiRequest.get(operation, "/").query("rest_route", "/")
        : ApiRequest.get(operation, "/" + prefix + "/");
  }

  private ApiRequest under(String space, String method, String operation, Object... segments) {
    StringBuilder route = new StringBuilder(isPlain() ? "" : "/" + prefix);
    route.append('/').append(space);
    for (int i = 0; i < segments.length; i++) {
      route.append('/').append(isPlain() ? plain(segments[i]) : "{s" + i + "}");
    }
    if (isPlain()) {
      return ApiRequest.of(method, operation, "/").query("rest_route", route.toString());
    }
    ApiRequest request = ApiRequest.of(method, operation, route.toString());
    for (int i = 0; i < segments.length; i++) {
      request = request.path("s" + i, segments[i]);
    }
    return request;
  }

  private static String plain(Object segment) {
    String text = segment.toString();
    if (text.isBlank() || text.contains("/") || text.startsWith(".")) {
      throw new IllegalArgumentException("not a segment of a path: " + text);
    }
    return text;
  }
}
