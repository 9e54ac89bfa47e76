package dev.feria.core.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.feria.core.auth.Secret;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The values that are neither records nor collections. */
final class ScalarAdapters {
  static final JsonAdapter.Factory FACTORY = ScalarAdapters::create;

  private ScalarAdapters() {}

  private static @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    Class<?> raw = Types.getRawType(type);
    if (Types.nextAnnotations(annotations, NumericId.class) != null) {
      return new NumericIdAdapter().nullSafe();
    }
    if (!annotations.isEmpty()) {
      return null;
    }
    if (raw == Instant.class) {
      return new InstantAdapter().nullSafe();
    }
    if (raw == BigDecimal.class) {
      return new DecimalAdapter().nullSafe();
    }
    if (raw == RawJson.class) {
      return new RawJsonAdapter();
    }
    if (raw == Secret.class) {
      return new SecretAdapter().nullSafe();
    }
    if (raw == Object.class) {
      return new AnythingAdapter(moshi);
    }
    return OpenEnum.class.isAssignableFrom(raw) && raw.isRecord() ? openEnum(raw) : null;
  }

  private static JsonAdapter<?> openEnum(Class<?> raw) {
    try {
      Constructor<?> constructor = raw.getDeclaredConstructor(String.class);
      constructor.trySetAccessible();
      return new OpenEnumAdapter(constructor).nullSafe();
    } catch (NoSuchMethodException wrongShape) {
      throw new IllegalArgumentException(
          "an OpenEnum must be a record of one String: " + raw.getName(), wrongShape);
    }
  }

  private static final class InstantAdapter extends JsonAdapter<Instant> {
    @Override
    public Instant fromJson(JsonReader reader) throws IOException {
      String text = reader.nextString();
      try {
        return Times.parse(text);
      } catch (DateTimeException notTime) {
        throw new JsonDataException("Expected a time with an offset at path " + reader.getPath());
      }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Instant value) throws IOException {
      writer.value(String.valueOf(value));
    }
  }

  private static final class DecimalAdapter extends JsonAdapter<BigDecimal> {
    private static final int LONGEST = 100;

    @Override
    public BigDecimal fromJson(JsonReader reader) throws IOException {
      String text = reader.nextString();
      try {
        BigDecimal value = new BigDecimal(text);
        if (text.length() <= LONGEST && Math.abs((long) value.scale()) <= LONGEST) {
          return value;
        }
      } catch (NumberFormatException notNumber) {
        throw new JsonDataException("Expected a decimal number at path " + reader.getPath());
      }
      throw new JsonDataException(
          "Expected a number of at most 100 digits at path " + reader.getPath());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable BigDecimal value) throws IOException {
      writer.value(value);
    }
  }

  private static final class SecretAdapter extends JsonAdapter<Secret> {
    @Override
    public Secret fromJson(JsonReader reader) throws IOException {
      return Secret.of(reader.nextString());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Secret value) throws IOException {
      writer.value(value == null ? null : value.reveal());
    }
  }

  private static final class NumericIdAdapter extends JsonAdapter<String> {
    @Override
    public String fromJson(JsonReader reader) throws IOException {
      return reader.nextString();
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable String value) throws IOException {
      writer.value(value == null ? null : new BigInteger(value));
    }
  }

  private static final class RawJsonAdapter extends JsonAdapter<RawJson> {
    @Override
    public @Nullable RawJson fromJson(JsonReader reader) throws IOException {
      if (reader.peek() == JsonReader.Token.NULL) {
        return reader.nextNull();
      }
      try (var source = reader.nextSource()) {
        return new RawJson(source.readUtf8().strip());
      }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable RawJson value) throws IOException {
      if (value == null) {
        writer.nullValue();
        return;
      }
      try (BufferedSink sink = writer.valueSink()) {
        sink.writeUtf8(value.text());
      }
    }
  }

  private static final class OpenEnumAdapter extends JsonAdapter<OpenEnum> {
    private final Constructor<?> constructor;

    OpenEnumAdapter(Constructor<?> constructor) {
      this.constructor = constructor;
    }

    @Override
    public OpenEnum fromJson(JsonReader reader) throws IOException {
      String wire =
          reader.peek() == JsonReader.Token.BOOLEAN
              ? Boolean.toString(reader.nextBoolean())
              : reader.nextString();
      try {
        return (OpenEnum) constructor.newInstance(wire);
      } catch (ReflectiveOperationException refused) {
        throw new JsonDataException(
            constructor.getDeclaringClass().getSimpleName()
                + " refused at path "
                + reader.getPath(),
            refused);
      }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable OpenEnum value) throws IOException {
      writer.value(value == null ? null : value.wire());
    }
  }
}
