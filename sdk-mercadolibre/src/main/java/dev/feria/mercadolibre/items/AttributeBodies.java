package dev.feria.mercadolibre.items;

import dev.feria.mercadolibre.wire.Attribute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes attributes with the fields that were given, because a null would erase a value. */
final class AttributeBodies {
  private AttributeBodies() {}

  static List<Map<String, Object>> of(List<Attribute> attributes) {
    return attributes.stream().map(AttributeBodies::of).toList();
  }

  private static Map<String, Object> of(Attribute attribute) {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "id", attribute.id());
    put(body, "name", attribute.id() == null ? attribute.name() : null);
    put(body, "value_id", attribute.valueId());
    put(body, "value_name", attribute.valueName());
    return body;
  }

  private static void put(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
