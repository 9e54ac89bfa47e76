package dev.feria.core.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes records. Moshi's own adapter is not used: it turns an exception of a constructor
 * into an AssertionError, lets missing components pass as null, and knows no naming rule.
 */
final class RecordAdapter<T> extends JsonAdapter<T> {
  static final Factory FACTORY = RecordAdapter::create;

  private final String name;
  private final Constructor<T> constructor;
  private final Component[] components;
  private final JsonReader.Options names;

  private RecordAdapter(String name, Constructor<T> constructor, Component[] components) {
    this.name = name;
    this.constructor = constructor;
    this.components = components;
    String[] wire = new String[components.length];
    for (int i = 0; i < wire.length; i++) {
      wire[i] = components[i].wire;
    }
    this.names = JsonReader.Options.of(wire);
  }

  private record Component(
      String wire, Method accessor, JsonAdapter<Object> adapter, boolean nullable, Class<?> raw) {}

  private static @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    Class<?> raw = Types.getRawType(type);
    if (!raw.isRecord() || !annotations.isEmpty()) {
      return null;
    }
    return build(type, raw, moshi);
  }

  private static <T> RecordAdapter<T> build(Type type, Class<T> raw, Moshi moshi) {
    Map<TypeVariable<?>, Type> arguments = arguments(type, raw);
    RecordComponent[] found = raw.getRecordComponents();
    Component[] components = new Component[found.length];
    Class<?>[] parameters = new Class<?>[found.length];
    for (int i = 0; i < found.length; i++) {
      RecordComponent component = found[i];
      parameters[i] = component.getType();
      component.getAccessor().trySetAccessible();
      components[i] =
          new Component(
              wireName(component),
              component.getAccessor(),
              moshi.adapter(resolve(component.getGenericType(), arguments), qualifiers(component)),
              component.getAnnotatedType().isAnnotationPresent(Nullable.class),
              component.getType());
    }
    try {
      Constructor<T> constructor = raw.getDeclaredConstructor(parameters);
      constructor.trySetAccessible();
      return new RecordAdapter<>(raw.getSimpleName(), constructor, components);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException("a record without its constructor: " + raw, impossible);
    }
  }

  private static Map<TypeVariable<?>, Type> arguments(Type type, Class<?> raw) {
    Map<TypeVariable<?>, Type> arguments = new LinkedHashMap<>();
    if (type instanceof ParameterizedType parameterized) {
      for (int i = 0; i < raw.getTypeParameters().length; i++) {
        arguments.put(raw.getTypeParameters()[i], parameterized.getActualTypeArguments()[i]);
      }
    }
    return arguments;
  }

  private static Type resolve(Type type, Map<TypeVariable<?>, Type> arguments) {
    if (type instanceof TypeVariable<?> variable) {
      return arguments.getOrDefault(variable, Object.class);
    }
    if (type instanceof ParameterizedType parameterized && !arguments.isEmpty()) {
      Type[] inner = parameterized.getActualTypeArguments().clone();
      for (int i = 0; i < inner.length; i++) {
        inner[i] = resolve(inner[i], arguments);
      }
      Type owner = parameterized.getOwnerType();
      Type rawType = parameterized.getRawType();
      return owner == null
          ? Types.newParameterizedType(rawType, inner)
          : Types.newParameterizedTypeWithOwner(owner, rawType, inner);
    }
    return type;
  }

  private static Set<? extends Annotation> qualifiers(RecordComponent component) {
    NumericId numeric = component.getAnnotation(NumericId.class);
    return numeric == null ? Set.of() : Set.of(numeric);
  }

  private static String wireName(RecordComponent component) {
    JsonName named = component.getAnnotation(JsonName.class);
    if (named != null) {
      return named.value();
    }
    return component.getDeclaringRecord().isAnnotationPresent(CamelCase.class)
        ? component.getName()
        : snakeCase(component.getName());
  }

  static String snakeCase(String javaName) {
    StringBuilder wire = new StringBuilder(javaName.length() + 4);
    for (int i = 0; i < javaName.length(); i++) {
      char c = javaName.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        wire.append('_').append((char) (c - 'A' + 'a'));
      } else {
        wire.append(c);
      }
    }
    return wire.toString();
  }

  @Override
  public @Nullable T fromJson(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    @Nullable Object[] values = new @Nullable Object[components.length];
    reader.beginObject();
    while (reader.hasNext()) {
      int i = reader.selectName(names);
      if (i < 0) {
        reader.skipName();
        reader.skipValue();
      } else if (components[i].raw.isPrimitive() && reader.peek() == JsonReader.Token.NULL) {
        reader.skipValue();
      } else if (components[i].raw.isRecord() && isEmptyArray(reader)) {
        reader.skipValue(); // how PHP writes an empty object
      } else {
        values[i] = components[i].adapter.fromJson(reader);
      }
    }
    T built = construct(values, reader);
    reader.endObject();
    return built;
  }

  private static boolean isEmptyArray(JsonReader reader) throws IOException {
    if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
      return false;
    }
    try (JsonReader ahead = reader.peekJson()) {
      ahead.beginArray();
      return !ahead.hasNext();
    }
  }

  private T construct(@Nullable Object[] values, JsonReader reader) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && components[i].raw.isPrimitive()) {
        throw missing(i, reader);
      }
    }
    T built;
    try {
      built = constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new JsonDataException(
          "%s refused by its constructor (%s) at path %s"
              .formatted(
                  name, refused.getTargetException().getClass().getSimpleName(), path(reader)),
          refused);
    } catch (ReflectiveOperationException notPublic) {
      throw new IllegalStateException(name + " cannot be constructed: make it public", notPublic);
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && !components[i].nullable && read(i, built) == null) {
        throw missing(i, reader);
      }
    }
    return built;
  }

  private JsonDataException missing(int i, JsonReader reader) {
    return new JsonDataException(
        "%s.%s missing at path %s".formatted(name, components[i].wire, path(reader)));
  }

  /** The record's own path: the reader's ends in the name of the last component. */
  private static String path(JsonReader reader) {
    String path = reader.getPath();
    int dot = path.lastIndexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private @Nullable Object read(int i, Object value) {
    try {
      return components[i].accessor.invoke(value);
    } catch (ReflectiveOperationException notPublic) {
      throw new IllegalStateException(name + " cannot be read: make it public", notPublic);
    }
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
    if (value == null) {
      writer.nullValue();
      return;
    }
    writer.beginObject();
    for (int i = 0; i < components.length; i++) {
      Object part = read(i, value);
      if (part != null) {
        writer.name(components[i].wire);
        components[i].adapter.toJson(writer, part);
      }
    }
    writer.endObject();
  }

  @Override
  public String toString() {
    return "RecordAdapter(" + name + ")";
  }
}
