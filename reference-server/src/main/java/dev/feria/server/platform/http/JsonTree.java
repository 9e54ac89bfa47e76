package dev.feria.server.platform.http;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as maps and lists, with numbers as they were written. */
final class JsonTree {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 100;

  private JsonTree() {}

  static @Nullable Object read(JsonReader reader, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new JsonDataException("nested too deeply at " + reader.getPath());
    }
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> readObject(reader, depth);
      case BEGIN_ARRAY -> readArray(reader, depth);
      case STRING -> reader.nextString();
      case NUMBER -> readNumber(reader);
      case BOOLEAN -> reader.nextBoolean();
      case NULL -> reader.nextNull();
      default -> throw new JsonDataException("unexpected " + reader.peek());
    };
  }

  private static Map<String, @Nullable Object> readObject(JsonReader reader, int depth)
      throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (map.containsKey(name)) {
        throw new JsonDataException("name twice at " + reader.getPath());
      }
      map.put(name, read(reader, depth + 1));
    }
    reader.endObject();
    return map;
  }

  private static List<@Nullable Object> readArray(JsonReader reader, int depth) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      list.add(read(reader, depth + 1));
    }
    reader.endArray();
    return list;
  }

  private static BigDecimal readNumber(JsonReader reader) throws IOException {
    String text = reader.nextString();
    if (text.length() > LONGEST_NUMBER) {
      throw new JsonDataException("number too long at " + reader.getPath());
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new JsonDataException("not a number at " + reader.getPath(), e);
    }
  }
}
