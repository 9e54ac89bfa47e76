package dev.feria.server.platform.http;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * JSON of our own API and of our jsonb columns: records with snake_case names, strict when read.
 * Thread-safe.
 */
public final class Json {
  private Json() {}

  /** Writes a value: records, lists, maps, text, numbers, instants, UUIDs, money, enums, null. */
  public static String write(@Nullable Object value) {
    var buffer = new Buffer();
    try {
      JsonWriter writer = JsonWriter.of(buffer);
      writer.setSerializeNulls(true);
      JsonRendering.write(writer, value);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write JSON", e);
    }
    return buffer.readUtf8();
  }

  /**
   * Reads a value strictly.
   *
   * @param type a record, or a list or map of what {@link #write} takes
   * @throws ProblemException 400 when it is not JSON, 422 naming every wrong field
   */
  public static Object read(BufferedSource source, Type type) throws IOException {
    List<FieldError> errors = new ArrayList<>();
    Object value = new JsonBinding(errors).bind(type, tree(source), "", true, null);
    if (!errors.isEmpty() || value == null) {
      throw Problem.invalid(errors).exception();
    }
    return value;
  }

  /** Reads a record from text that we wrote ourselves. */
  public static <T> T read(String text, Class<T> type) {
    try {
      return type.cast(read(new Buffer().writeUtf8(text), type));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read JSON", e);
    }
  }

  /**
   * Reads JSON into maps, lists, text, BigDecimal, Boolean and null.
   *
   * @throws ProblemException 400 when it is not JSON
   */
  public static @Nullable Object tree(String text) {
    try {
      return tree(new Buffer().writeUtf8(text));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read JSON", e);
    }
  }

  /** Reads an object that we wrote ourselves whose values are text. */
  public static Map<String, String> strings(String text) {
    Map<String, String> strings = new LinkedHashMap<>();
    if (tree(text) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> strings.put((String) name, String.valueOf(value)));
    }
    return strings;
  }

  private static @Nullable Object tree(BufferedSource source) throws IOException {
    if (source.exhausted()) {
      throw Problem.malformed("the body is empty").exception();
    }
    JsonReader reader = JsonReader.of(source);
    try {
      Object tree = JsonTree.read(reader, 0);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw Problem.malformed("text after the end of the document").exception();
      }
      return tree;
    } catch (EOFException e) {
      throw Problem.malformed("it ends too early, at " + reader.getPath()).exception();
    } catch (JsonEncodingException | JsonDataException e) {
      throw Problem.malformed("it cannot be read at " + reader.getPath()).exception();
    }
  }
}
