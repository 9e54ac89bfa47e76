package dev.feria.core.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON as all SDKs do. Thread-safe.
 *
 * <ul>
 *   <li>A record's component {@code unitPrice} is {@code unit_price} on the wire, unless {@link
 *       JsonName} or {@link CamelCase} says otherwise. Unknown fields are ignored.
 *   <li>A component that is not {@code @Nullable} must be there and not be null, or the document is
 *       refused; a constructor may give it a value instead.
 *   <li>{@code Instant} is read from any ISO 8601 time with an offset ({@code -04:00}, {@code
 *       -0400}, {@code Z}) and written in UTC. {@code BigDecimal} is exact. A {@code String} is
 *       also read from a number.
 *   <li>An empty array where a record is expected counts as null: PHP writes empty objects so.
 *   <li>{@link OpenEnum}, {@link RawJson}, {@link NumericId} and {@code Secret} are understood.
 *   <li>An {@code Entry} is one record of many: one that lacks what its type needs is unreadable by
 *       itself, and named by its {@code id} where it has one.
 *   <li>Null components are left out when writing.
 * </ul>
 */
public final class Json {
  private static final Json STANDARD = new Json();

  private final Moshi moshi;
  private final Map<Type, JsonAdapter<?>> adapters = new ConcurrentHashMap<>();

  private Json() {
    this.moshi =
        new Moshi.Builder()
            .add(ScalarAdapters.FACTORY)
            .add(EntryAdapter.FACTORY)
            .add(RecordAdapter.FACTORY)
            .build();
  }

  /** Returns the one set-up that every SDK uses. */
  public static Json standard() {
    return STANDARD;
  }

  /**
   * Reads a document.
   *
   * @throws IOException when it is not JSON, is cut off, or lacks what the type needs; the message
   *     says where, and never repeats a value
   */
  public <T> T read(byte[] document, Class<T> type) throws IOException {
    return read(document, JsonType.of(type));
  }

  /**
   * Reads a document.
   *
   * @throws IOException when it is not JSON, is cut off, or lacks what the type needs; the message
   *     says where, and never repeats a value
   */
  public <T> T read(byte[] document, JsonType<T> type) throws IOException {
    JsonReader reader = JsonReader.of(new Buffer().write(document));
    try {
      T value = this.<T>adapter(type.type()).fromJson(reader);
      if (value == null) {
        throw new IOException("null instead of " + type);
      }
      JsonReader.Token unused = reader.peek(); // refuses text after the document
      return value;
    } catch (JsonDataException unexpected) {
      throw new IOException(withoutValues(unexpected));
    } catch (JsonEncodingException notJson) {
      throw new IOException("not JSON at " + reader.getPath());
    } catch (EOFException cutOff) {
      throw new IOException("ends early at " + reader.getPath());
    }
  }

  /** Reads a text. See {@link #read(byte[], Class)}. */
  public <T> T read(String document, Class<T> type) throws IOException {
    return read(document.getBytes(StandardCharsets.UTF_8), type);
  }

  /** Reads a text. See {@link #read(byte[], JsonType)}. */
  public <T> T read(String document, JsonType<T> type) throws IOException {
    return read(document.getBytes(StandardCharsets.UTF_8), type);
  }

  /** Writes a record, map, list or scalar as UTF-8. */
  public byte[] write(@Nullable Object value) {
    Buffer buffer = new Buffer();
    try {
      this.<Object>adapter(Object.class).toJson(buffer, value);
    } catch (IOException impossible) {
      throw new IllegalStateException("a buffer in memory failed", impossible);
    }
    return buffer.readByteArray();
  }

  /** Writes a record, map, list or scalar as text. */
  public String writeText(@Nullable Object value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked") // the adapter was made for this very type
  private <T> JsonAdapter<T> adapter(Type type) {
    JsonAdapter<?> known = adapters.get(type);
    if (known == null) {
      known = moshi.adapter(type);
      adapters.put(type, known);
    }
    return (JsonAdapter<T>) known;
  }

  /** Moshi's messages end in "... but was VALUE at path PATH", and the value may be a secret. */
  static String withoutValues(JsonDataException unexpected) {
    String message = String.valueOf(unexpected.getMessage());
    int value = message.indexOf(" but was ");
    int path = message.lastIndexOf(" at path ");
    return value < 0 || path < value
        ? message
        : message.substring(0, value) + message.substring(path);
  }
}
