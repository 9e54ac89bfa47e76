package dev.feria.sandbox.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to a JSON object that somebody sent. Numbers in text are accepted where a number is
 * asked for.
 */
public final class Fields {
  /** An object without members. */
  public static final Fields EMPTY = new Fields(Map.of());

  private final Map<?, ?> map;

  private Fields(Map<?, ?> map) {
    this.map = map;
  }

  /**
   * Views a parsed value as an object.
   *
   * @throws ReplyException with status 400 when it is not an object
   */
  public static Fields of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Fields(map);
    }
    throw bad("A JSON object is expected");
  }

  /** True when the member is there, null included. */
  public boolean has(String name) {
    return map.containsKey(name);
  }

  /** The member as parsed. */
  public @Nullable Object raw(String name) {
    return map.get(name);
  }

  /** The whole object. */
  public Map<?, ?> map() {
    return map;
  }

  /** The member as text; numbers and booleans are printed. */
  public @Nullable String text(String name) {
    Object value = map.get(name);
    return value == null ? null : value.toString();
  }

  /** The member as text, or a default when absent or null. */
  public String text(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  /** The member as a whole number; null when absent. */
  public @Nullable Long integer(String name) {
    BigDecimal value = decimal(name);
    if (value == null) {
      return null;
    }
    try {
      return value.longValueExact();
    } catch (ArithmeticException e) {
      throw bad(name + " must be a whole number");
    }
  }

  /** The member as a whole number, or a default. */
  public long integer(String name, long otherwise) {
    Long value = integer(name);
    return value == null ? otherwise : value;
  }

  /** The member as a decimal; null when absent. */
  public @Nullable BigDecimal decimal(String name) {
    Object value = map.get(name);
    if (value == null) {
      return null;
    }
    try {
      return new BigDecimal(value.toString());
    } catch (NumberFormatException e) {
      throw bad(name + " must be a number");
    }
  }

  /** The member as a boolean, or a default. */
  public boolean flag(String name, boolean otherwise) {
    Object value = map.get(name);
    return value == null ? otherwise : "true".equals(value.toString());
  }

  /** The member as an object; null when absent. */
  public @Nullable Fields object(String name) {
    Object value = map.get(name);
    return value == null ? null : of(value);
  }

  /** The member as a list of objects; empty when absent. */
  public List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    for (Object element : list(name)) {
      objects.add(of(element));
    }
    return objects;
  }

  /** The member as a list of texts; empty when absent. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : list(name)) {
      texts.add(String.valueOf(element));
    }
    return texts;
  }

  private List<?> list(String name) {
    Object value = map.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw bad(name + " must be an array");
  }

  private static ReplyException bad(String message) {
    return new ReplyException(
        Reply.json(
            400,
            Json.obj(
                "message", message, "error", "bad_request", "status", 400, "cause", List.of())));
  }
}
