package dev.feria.woocommerce.wire;

import dev.feria.core.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * Something that a plugin has noted on a resource.
 *
 * @param id the shop's id of the note
 * @param key what is noted
 * @param value of any kind
 */
public record MetaData(@Nullable String id, @Nullable String key, @Nullable RawJson value) {
  /** Returns the value where it is text or a number, else the JSON. */
  public String text() {
    if (value == null || value.text().equals("null")) {
      return "";
    }
    try {
      return dev.feria.core.json.Json.standard().read(value.text(), String.class);
    } catch (java.io.IOException otherShape) {
      return value.text();
    }
  }
}
