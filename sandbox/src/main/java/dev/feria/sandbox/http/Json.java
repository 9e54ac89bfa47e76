package dev.feria.sandbox.http;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain trees: maps, lists, text, numbers, booleans and null.
 *
 * <p>Numbers are read as {@code Long} when they fit and as {@code BigDecimal} otherwise, never as
 * floating point. Nulls are written.
 */
public final class Json {
  private Json() {}

  /** Builds an object from alternating names and values, in that order. */
  public static Map<String, @Nullable Object> obj(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>(namesAndValues.length);
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }

  /** Writes a tree as UTF-8. */
  public static byte[] bytes(@Nullable Object tree) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.setSerializeNulls(true);
      writer.setLenient(true);
      write(writer, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readByteArray();
  }

  /**
   * Writes {@code {"data": [...]}} element by element, so that a long list never is a tree.
   *
   * @param elements each a tree
   */
  public static byte[] data(Stream<?> elements) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.setSerializeNulls(true);
      writer.beginObject().name("data").beginArray();
      for (Iterator<?> each = elements.iterator(); each.hasNext(); ) {
        write(writer, each.next());
      }
      writer.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readByteArray();
  }

  /** Writes a tree into a writer that is open at a value position. */
  public static void write(JsonWriter writer, @Nullable Object value) throws IOException {
    if (value == null) {
      writer.nullValue();
    } else if (value instanceof Map<?, ?> map) {
      writer.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        writer.name(String.valueOf(entry.getKey()));
        write(writer, entry.getValue());
      }
      writer.endObject();
    } else if (value instanceof Iterable<?> list) {
      writer.beginArray();
      for (Object element : list) {
        write(writer, element);
      }
      writer.endArray();
    } else if (value instanceof BigDecimal number) {
      writer.value(number.scale() < 0 ? number.setScale(0) : number);
    } else if (value instanceof Number number) {
      writer.value(number);
    } else if (value instanceof Boolean flag) {
      writer.value(flag);
    } else {
      writer.value(value.toString());
    }
  }

  /**
   * Reads one JSON document.
   *
   * @throws ReplyException with status 400 when the bytes are not one JSON document
   */
  public static @Nullable Object parse(byte[] bytes) {
    Buffer buffer = new Buffer().write(bytes);
    try (JsonReader reader = JsonReader.of(buffer)) {
      Object value = read(reader);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new IOException("more than one document");
      }
      return value;
    } catch (IOException | RuntimeException e) {
      throw new ReplyException(
          Reply.json(
              400,
              obj(
                  "message",
                  "The body is not valid JSON",
                  "error",
                  "bad_request",
                  "status",
                  400,
                  "cause",
                  List.of())),
          e);
    }
  }

  private static @Nullable Object read(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          String name = reader.nextName();
          object.put(name, read(reader));
        }
        reader.endObject();
        return object;
      }
      case BEGIN_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          list.add(read(reader));
        }
        reader.endArray();
        return list;
      }
      case NUMBER -> {
        return number(reader.nextString());
      }
      case BOOLEAN -> {
        return reader.nextBoolean();
      }
      case NULL -> {
        return reader.<Object>nextNull();
      }
      default -> {
        return reader.nextString();
      }
    }
  }

  private static Number number(String text) {
    BigDecimal number = new BigDecimal(text);
    if (number.scale() <= 0 && number.precision() - number.scale() <= 18) {
      return number.longValueExact();
    }
    return number;
  }
}
