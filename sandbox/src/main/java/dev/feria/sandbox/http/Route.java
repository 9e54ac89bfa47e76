package dev.feria.sandbox.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation: method, path template and handler.
 *
 * @param operation the name used in the call log and in scripted faults, such as {@code items.get}
 * @param template path segments; {@code {name}} matches any one segment
 * @param detail names a call more closely than the operation does
 */
public record Route(
    String method,
    List<String> template,
    String operation,
    Function<Call, String> detail,
    Handler handler) {

  /** The name of a call: the operation, or what stands behind it. */
  public String name(Call call) {
    return detail.apply(call);
  }

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
