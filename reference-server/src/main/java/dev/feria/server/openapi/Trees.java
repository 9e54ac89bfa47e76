package dev.feria.server.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Members of maps and lists. */
final class Trees {
  private Trees() {}

  @SuppressWarnings("unchecked") // all our maps were made with keys that are text
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /** Returns a member that is a map, and makes it where it is absent. */
  static Map<String, Object> map(Map<String, Object> parent, String name) {
    return map(parent.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>()));
  }

  /** Returns a member that is a list, as a new one that takes its place. */
  static List<Object> list(Map<String, Object> parent, String name) {
    List<Object> list =
        parent.get(name) instanceof List<?> known ? new ArrayList<>(known) : new ArrayList<>();
    parent.put(name, list);
    return list;
  }
}
