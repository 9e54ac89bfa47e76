package dev.feria.core.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.Headers;

/** The headers of an answer, looked up whatever their case. Immutable. */
public final class ResponseHeaders {
  private final Headers headers;

  private ResponseHeaders(Headers headers) {
    this.headers = headers;
  }

  /** Takes headers in any case. */
  public static ResponseHeaders of(Map<String, List<String>> headers) {
    Headers.Builder all = new Headers.Builder();
    headers.forEach((name, values) -> values.forEach(value -> all.addUnsafeNonAscii(name, value)));
    return new ResponseHeaders(all.build());
  }

  static ResponseHeaders of(Headers headers) {
    return new ResponseHeaders(headers);
  }

  /** Returns the first value of a header. */
  public Optional<String> first(String name) {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.name(i).equalsIgnoreCase(name)) {
        return Optional.of(headers.value(i));
      }
    }
    return Optional.empty();
  }

  /** Returns all values of a header, in the order they came. */
  public List<String> all(String name) {
    return List.copyOf(headers.values(name));
  }

  /** Returns all headers with their names in lower case. */
  public Map<String, List<String>> asMap() {
    Map<String, List<String>> byName = new TreeMap<>();
    for (String name : headers.names()) {
      byName.put(name.toLowerCase(Locale.ROOT), all(name));
    }
    return Map.copyOf(byName);
  }
}
