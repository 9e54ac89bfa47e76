package dev.feria.sandbox.woocommerce.rest;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Router;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Brings the ways in which a route of a shop can be written to one: {@code /{shop}/wp-json/...}.
 * How it was written stays readable in headers that no caller can send.
 */
public final class SitePaths implements UnaryOperator<Call> {
  /** {@code pretty}, {@code plain} or {@code index}. */
  static final String ROAD = ":road";

  /** The method on the wire. */
  static final String METHOD = ":method";

  /** Where everything goes that is no route. */
  static final String NOWHERE = "404";

  @Override
  public Call apply(Call call) {
    List<String> segments = call.segments();
    if (segments.isEmpty()) {
      return call;
    }
    List<String> path = new ArrayList<>();
    path.add(segments.get(0));
    List<String> rest = segments.subList(1, segments.size());
    boolean index = !rest.isEmpty() && rest.get(0).equals("index.php");
    if (index) {
      rest = rest.subList(1, rest.size());
    }
    String road = index ? "index" : "pretty";
    String route = call.query("rest_route");
    String page = call.query("wc-auth-route");
    if (rest.isEmpty() && route != null) {
      road = "plain";
      path.add("wp-json");
      path.addAll(Router.split(route));
    } else if (rest.isEmpty() && page != null) {
      road = "plain";
      path.addAll(List.of("wc-auth", "v1", page));
    } else if (rest.isEmpty()
        || rest.get(0).equals("wp-json")
        || (rest.get(0).equals("wc-auth") && !index)) {
      path.addAll(rest);
    } else {
      path.add(NOWHERE);
    }
    Map<String, String> headers = new HashMap<>(call.headers());
    headers.put(ROAD, road);
    headers.put(METHOD, call.method());
    return new Call(
        method(call),
        call.port(),
        path,
        call.params(),
        call.query(),
        Map.copyOf(headers),
        call.raw());
  }

  private static String method(Call call) {
    if (call.method().equals("HEAD")) {
      return "GET";
    }
    if (!call.method().equals("POST")) {
      return call.method();
    }
    String other = call.query("_method");
    String header = call.header("X-HTTP-Method-Override");
    String text = other != null ? other : header != null ? header : "POST";
    return text.toUpperCase(Locale.ROOT);
  }
}
