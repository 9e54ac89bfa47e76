package dev.feria.sandbox.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The operations of one host, in order; literal paths must be added before placeholders. */
public final class Router {
  private final Map<Integer, List<Route>> bySize = new HashMap<>();
  private final UnaryOperator<Call> rewrite;

  /** A host whose paths are taken as they come. */
  public Router() {
    this(UnaryOperator.identity());
  }

  /**
   * A host that serves some paths under other names.
   *
   * @param rewrite gives a call the path it is routed and handled by; runs outside the twin's lock
   */
  public Router(UnaryOperator<Call> rewrite) {
    this.rewrite = rewrite;
  }

  /**
   * A route that fits a call.
   *
   * @param call the call with its placeholder values
   */
  public record Match(Route route, Call call) {}

  /** Adds an operation and returns this router. */
  public Router add(String method, String template, String operation, Handler handler) {
    return add(method, template, operation, call -> operation, handler);
  }

  /**
   * Adds one path behind which stand many operations, and returns this router.
   *
   * @param detail names a call; called without any lock
   */
  public Router add(
      String method,
      String template,
      String operation,
      Function<Call, String> detail,
      Handler handler) {
    List<String> parts = split(template);
    bySize
        .computeIfAbsent(parts.size(), size -> new ArrayList<>())
        .add(new Route(method, parts, operation, detail, handler));
    return this;
  }

  /** The first operation that fits, or null. */
  public @Nullable Match find(Call received) {
    Call call = rewrite.apply(received);
    for (Route route : bySize.getOrDefault(call.segments().size(), List.of())) {
      if (route.method().equals(call.method())) {
        Map<String, String> values = route.match(call.segments());
        if (values != null) {
          return new Match(route, call.with(values));
        }
      }
    }
    return null;
  }

  /** True when some method is served at this path. */
  public boolean knowsPath(Call received) {
    Call call = rewrite.apply(received);
    return bySize.getOrDefault(call.segments().size(), List.of()).stream()
        .anyMatch(route -> route.match(call.segments()) != null);
  }

  /** All operation names, without repetition, in the order of their path length. */
  public List<String> operations() {
    return bySize.values().stream()
        .flatMap(List::stream)
        .map(Route::operation)
        .distinct()
        .sorted()
        .toList();
  }

  /** Splits a path at slashes; empty parts are left out. */
  public static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (end > start) {
        parts.add(path.substring(start, end));
      }
      start = end + 1;
    }
    return parts;
  }
}
