package dev.feria.core.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of an answer, looked up whatever their case. Immutable. */
public final class ResponseHeaders {
  private final Map<String, List<String>> byName;

  private ResponseHeaders(Map<String, List<String>> byName) {
    this.byName = byName;
  }

  /** Takes headers in any case. */
  public static ResponseHeaders of(Map<String, List<String>> headers) {
    Map<String, List<String>> byName = new TreeMap<>();
    headers.forEach(
        (name, values) -> byName.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    return new ResponseHeaders(byName);
  }

  /** Returns the first value of a header. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Returns all values of a header, in the order they came. */
  public List<String> all(String name) {
    return byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** Returns all headers with their names in lower case. */
  public Map<String, List<String>> asMap() {
    return Map.copyOf(byName);
  }
}
