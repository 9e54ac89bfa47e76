package dev.feria.mercadolibre.messages;

import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import dev.feria.core.json.RawJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the id in the answer to a message, which is an object, a list of one, or nothing. */
final class SentId {
  private SentId() {}

  static Optional<String> in(RawJson answer) {
    try {
      if (answer.text().startsWith("[")) {
        List<Map<String, Object>> list =
            Json.standard()
                .read(
                    answer.text().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    JsonType.listOf(JsonType.mapOf(Object.class)));
        return list.isEmpty() ? Optional.empty() : id(list.get(0));
      }
      return answer.text().startsWith("{")
          ? id(
              Json.standard()
                  .read(
                      answer.text().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                      JsonType.mapOf(Object.class)))
          : Optional.empty();
    } catch (IOException otherShape) {
      return Optional.empty(); // it was sent; the id is a nicety
    }
  }

  private static Optional<String> id(Map<String, Object> message) {
    return Optional.ofNullable(message.get("id")).map(Object::toString);
  }
}
