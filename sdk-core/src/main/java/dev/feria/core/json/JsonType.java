package dev.feria.core.json;

import com.squareup.moshi.Types;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * A type to decode to, generic or not.
 *
 * @param <T> the type
 */
@SuppressWarnings("UnusedTypeParameter") // it is what Json.read returns
public final class JsonType<T> {
  private final Type type;

  private JsonType(Type type) {
    this.type = type;
  }

  /** Returns the type of a class without type parameters. */
  public static <T> JsonType<T> of(Class<T> type) {
    return new JsonType<>(type);
  }

  /** Returns the type of a JSON array. */
  public static <E> JsonType<List<E>> listOf(Class<E> element) {
    return new JsonType<>(Types.newParameterizedType(List.class, element));
  }

  /** Returns the type of a JSON array whose elements are generic. */
  public static <E> JsonType<List<E>> listOf(JsonType<E> element) {
    return new JsonType<>(Types.newParameterizedType(List.class, element.type));
  }

  /** Returns the type of a JSON object with names that are data. */
  public static <V> JsonType<Map<String, V>> mapOf(Class<V> value) {
    return new JsonType<>(Types.newParameterizedType(Map.class, String.class, value));
  }

  /** Returns the type of a JSON object with names that are data and values that are generic. */
  public static <V> JsonType<Map<String, V>> mapOf(JsonType<V> value) {
    return new JsonType<>(Types.newParameterizedType(Map.class, String.class, value.type));
  }

  /**
   * Returns the type of a generic record.
   *
   * @param <T> the record with its arguments; not checked
   * @param raw the record's class
   * @param arguments the classes of its type parameters, in their order
   */
  public static <T> JsonType<T> generic(Class<?> raw, Class<?>... arguments) {
    return new JsonType<>(
        raw.getEnclosingClass() == null
            ? Types.newParameterizedType(raw, arguments)
            : Types.newParameterizedTypeWithOwner(raw.getEnclosingClass(), raw, arguments));
  }

  /** Returns the type as reflection knows it. */
  public Type type() {
    return type;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonType<?> that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return type.getTypeName();
  }
}
