package dev.feria.core.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.feria.core.page.Entry;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record of many. A record that is JSON but not what its type needs becomes unreadable by
 * itself; what is not JSON at all still ends the whole document.
 */
final class EntryAdapter<T> extends JsonAdapter<Entry<T>> {
  static final Factory FACTORY = EntryAdapter::create;
  private static final JsonReader.Options ID = JsonReader.Options.of("id");

  private final JsonAdapter<T> record;

  private EntryAdapter(JsonAdapter<T> record) {
    this.record = record;
  }

  private static @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    if (Types.getRawType(type) != Entry.class
        || !annotations.isEmpty()
        || !(type instanceof ParameterizedType parameterized)) {
      return null;
    }
    return new EntryAdapter<>(moshi.adapter(parameterized.getActualTypeArguments()[0]));
  }

  @Override
  public Entry<T> fromJson(JsonReader reader) throws IOException {
    String reason;
    try (JsonReader ahead = reader.peekJson()) {
      T value = record.fromJson(ahead);
      if (value != null) {
        reader.skipValue();
        return new Entry.Read<>(value);
      }
      reason = "null at path " + reader.getPath();
    } catch (JsonDataException unexpected) {
      reason = Json.withoutValues(unexpected);
    }
    String id;
    try (JsonReader ahead = reader.peekJson()) {
      id = id(ahead);
    }
    reader.skipValue();
    return new Entry.Unreadable<>(id, reason);
  }

  private static @Nullable String id(JsonReader record) throws IOException {
    if (record.peek() != JsonReader.Token.BEGIN_OBJECT) {
      return null;
    }
    record.beginObject();
    while (record.hasNext()) {
      if (record.selectName(ID) < 0) {
        record.skipName();
        record.skipValue();
      } else {
        JsonReader.Token token = record.peek();
        boolean plain = token == JsonReader.Token.STRING || token == JsonReader.Token.NUMBER;
        return plain ? record.nextString() : null;
      }
    }
    return null;
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Entry<T> value) throws IOException {
    if (value instanceof Entry.Read<T> read) {
      record.toJson(writer, read.value());
    } else {
      writer.nullValue();
    }
  }

  @Override
  public String toString() {
    return "EntryAdapter(" + record + ")";
  }
}
