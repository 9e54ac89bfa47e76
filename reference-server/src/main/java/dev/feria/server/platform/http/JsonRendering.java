package dev.feria.server.platform.http;

import com.squareup.moshi.JsonWriter;
import dev.feria.core.auth.Secret;
import dev.feria.core.commerce.Money;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON. */
final class JsonRendering {
  private JsonRendering() {}

  static void write(JsonWriter writer, @Nullable Object value) throws IOException {
    if (value == null) {
      writer.nullValue();
    } else if (value instanceof Boolean flag) {
      writer.value(flag);
    } else if (value instanceof BigDecimal decimal) {
      writer.value(new BigDecimal(decimal.toPlainString()));
    } else if (value instanceof Number number) {
      writer.value(number);
    } else if (value instanceof Money money) {
      writer.beginObject();
      writer.name("amount").value(money.amount().toPlainString());
      writer.name("currency").value(money.currency());
      writer.endObject();
    } else if (value instanceof Enum<?> constant) {
      writer.value(constant.name().toLowerCase(Locale.ROOT));
    } else if (value instanceof Optional<?> optional) {
      write(writer, optional.orElse(null));
    } else if (value instanceof Map<?, ?> map) {
      writeMap(writer, map);
    } else if (value instanceof Iterable<?> list) {
      writer.beginArray();
      for (Object entry : list) {
        write(writer, entry);
      }
      writer.endArray();
    } else if (value instanceof Secret) {
      throw new IllegalArgumentException("a secret is not written as JSON");
    } else if (value instanceof Record record) {
      writeRecord(writer, record);
    } else {
      writer.value(value.toString());
    }
  }

  private static void writeMap(JsonWriter writer, Map<?, ?> map) throws IOException {
    writer.beginObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      writer.name(String.valueOf(entry.getKey()));
      write(writer, entry.getValue());
    }
    writer.endObject();
  }

  private static void writeRecord(JsonWriter writer, Record record) throws IOException {
    writer.beginObject();
    for (RecordShape.Component component : RecordShape.of(record.getClass()).components()) {
      writer.name(component.wire());
      write(writer, read(component.component(), record));
    }
    writer.endObject();
  }

  private static @Nullable Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
