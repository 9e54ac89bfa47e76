package dev.feria.sandbox.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation: method, path template and handler.
 *
 * @param operation the name used in the call log and in scripted faults, such as {@code items.get}
 * @param template path segments; {@code {name}} matches any one segment
 */
public record Route(String method, List<String> template, String operation, Handler handler) {

  /** The placeholder values if the segments fit, else null. */
  @Nullable Map<String, String> match(List<String> segments) {
    if (segments.size() != template.size()) {
      return null;
    }
    Map<String, String> values = Map.of();
    for (int i = 0; i < template.size(); i++) {
      String part = template.get(i);
      if (part.startsWith("{")) {
        values = values.isEmpty() ? new HashMap<>(4) : values;
        values.put(part.substring(1, part.length() - 1), segments.get(i));
      } else if (!part.equals(segments.get(i))) {
        return null;
      }
    }
    return values;
  }
}
