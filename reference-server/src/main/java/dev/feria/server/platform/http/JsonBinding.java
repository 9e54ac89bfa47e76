package dev.feria.server.platform.http;

import dev.feria.core.auth.Secret;
import dev.feria.core.commerce.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns a JSON tree into records, and writes down every field that is not as it should be. */
final class JsonBinding {
  private static final long LONGEST_TEXT = 10_000;
  private static final long LONGEST_LIST = 10_000;
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private final List<FieldError> errors;

  JsonBinding(List<FieldError> errors) {
    this.errors = errors;
  }

  /** Returns the value, or null when it is absent or wrong; then an error is written down. */
  @Nullable Object bind(
      Type type, @Nullable Object tree, String path, boolean required, @Nullable Bounds bounds) {
    if (tree == null) {
      return required ? error(path, "is missing") : null;
    }
    if (type instanceof ParameterizedType generic) {
      return bindGeneric(generic, tree, path, bounds);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == Object.class) {
      return tree;
    }
    if (raw.isRecord() && raw != Money.class) {
      return tree instanceof Map<?, ?> map
          ? bindRecord(RecordShape.of(raw), map, path)
          : error(path, "must be an object");
    }
    return bindScalar(raw, tree, path, bounds);
  }

  private @Nullable Object bindScalar(
      Class<?> raw, Object tree, String path, @Nullable Bounds bounds) {
    if (raw == String.class) {
      return text(tree, path, bounds);
    }
    if (raw == Secret.class) {
      String text = text(tree, path, bounds);
      return text == null ? null : Secret.of(text);
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return tree instanceof Boolean ? tree : error(path, "must be true or false");
    }
    if (WHOLE.contains(raw)) {
      return whole(raw, tree, path, bounds);
    }
    if (raw == BigDecimal.class) {
      return decimal(tree, path, bounds);
    }
    if (raw == Money.class) {
      return money(tree, path);
    }
    if (raw == Instant.class) {
      return instant(tree, path);
    }
    if (raw == UUID.class) {
      return uuid(tree, path);
    }
    if (raw.isEnum()) {
      return constant(raw, tree, path);
    }
    throw new IllegalStateException("cannot read a " + raw);
  }

  private @Nullable Object bindGeneric(
      ParameterizedType type, Object tree, String path, @Nullable Bounds bounds) {
    if (type.getRawType() == List.class) {
      return tree instanceof List<?> list
          ? list(type.getActualTypeArguments()[0], list, path, bounds)
          : error(path, "must be a list");
    }
    if (type.getRawType() == Map.class) {
      return tree instanceof Map<?, ?> map
          ? map(type.getActualTypeArguments()[1], map, path, bounds)
          : error(path, "must be an object");
    }
    throw new IllegalStateException("cannot read a " + type);
  }

  private Object list(Type type, List<?> list, String path, @Nullable Bounds bounds) {
    checkSize(list.size(), path, bounds, "entries");
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      values.add(bind(type, list.get(i), path + "[" + i + "]", true, null));
    }
    return values;
  }

  private Object map(Type type, Map<?, ?> map, String path, @Nullable Bounds bounds) {
    checkSize(map.size(), path, bounds, "entries");
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    map.forEach(
        (k, v) -> values.put((String) k, bind(type, v, join(path, (String) k), true, null)));
    return values;
  }

  private @Nullable Object bindRecord(RecordShape shape, Map<?, ?> map, String path) {
    int before = errors.size();
    Set<String> unknown = new TreeSet<>();
    map.keySet().forEach(name -> unknown.add((String) name));
    List<RecordShape.Component> components = shape.components();
    @Nullable Object[] values = new Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      RecordShape.Component component = components.get(i);
      unknown.remove(component.wire());
      values[i] =
          bind(
              component.component().getGenericType(),
              map.get(component.wire()),
              join(path, component.wire()),
              !component.nullable(),
              component.component().getAnnotation(Bounds.class));
    }
    unknown.forEach(name -> error(join(path, name), "is not known"));
    if (errors.size() > before) {
      return null;
    }
    try {
      return shape.build(values);
    } catch (IllegalArgumentException e) {
      return error(path, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable String text(Object tree, String path, @Nullable Bounds bounds) {
    if (!(tree instanceof String text)) {
      error(path, "must be text");
      return null;
    }
    long min = bounds == null ? 1 : bounds.min();
    long max = bounds == null ? LONGEST_TEXT : bounds.max();
    if (text.length() < min || (min > 0 && text.isBlank())) {
      error(path, min <= 1 ? "must not be empty" : "must have at least " + min + " characters");
      return null;
    }
    if (text.length() > max) {
      error(path, "must have at most " + max + " characters");
      return null;
    }
    if (text.indexOf('\0') >= 0) {
      error(path, "must not contain the character U+0000");
      return null;
    }
    return text;
  }

  private @Nullable Object whole(Class<?> raw, Object tree, String path, @Nullable Bounds bounds) {
    boolean isInt = raw == int.class || raw == Integer.class;
    try {
      if (tree instanceof BigDecimal number && number.precision() - number.scale() < 20) {
        long value = number.longValueExact();
        if (!isInt || value == (int) value) {
          check(BigDecimal.valueOf(value), path, bounds);
          return isInt ? (Object) (int) value : (Object) value;
        }
        return error(path, "is too large");
      }
    } catch (ArithmeticException e) {
      return error(path, "must be a whole number");
    }
    return error(path, "must be a whole number");
  }

  private @Nullable Object decimal(Object tree, String path, @Nullable Bounds bounds) {
    if (!(tree instanceof BigDecimal number)) {
      return error(path, "must be a number");
    }
    if (Math.abs((long) number.scale()) > 30 || number.precision() > 30) {
      return error(path, "has too many digits");
    }
    check(number, path, bounds);
    return number;
  }

  private @Nullable Object money(Object tree, String path) {
    if (!(tree instanceof Map<?, ?> map)) {
      return error(path, "must be an object with amount and currency");
    }
    int before = errors.size();
    for (Object name : map.keySet()) {
      if (!name.equals("amount") && !name.equals("currency")) {
        error(join(path, (String) name), "is not known");
      }
    }
    String amount = map.get("amount") instanceof String text ? text : "";
    String currency = map.get("currency") instanceof String text ? text : "";
    if (!amount.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) {
      error(join(path, "amount"), "must be a decimal number as text, for example \"12990.00\"");
    }
    if (!currency.matches("[A-Z]{3}")) {
      error(join(path, "currency"), "must be a currency code of three capital letters");
    }
    return errors.size() > before ? null : Money.of(amount, currency);
  }

  private @Nullable Object instant(Object tree, String path) {
    try {
      if (tree instanceof String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        if (Timestamps.isUsual(instant)) {
          return instant;
        }
      }
    } catch (DateTimeException e) {
      return error(path, "must be a time like 2026-11-20T18:00:00Z");
    }
    return error(path, "must be a time like 2026-11-20T18:00:00Z");
  }

  private @Nullable Object uuid(Object tree, String path) {
    boolean matches =
        tree instanceof String text
            && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    return matches ? UUID.fromString((String) tree) : error(path, "must be an id (UUID)");
  }

  private @Nullable Object constant(Class<?> raw, Object tree, String path) {
    List<String> allowed = new ArrayList<>();
    for (Object constant : raw.getEnumConstants()) {
      String wire = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
      if (wire.equals(tree)) {
        return constant;
      }
      allowed.add(wire);
    }
    return error(path, "must be one of " + String.join(", ", allowed));
  }

  private void check(BigDecimal value, String path, @Nullable Bounds bounds) {
    if (bounds != null && value.compareTo(BigDecimal.valueOf(bounds.min())) < 0) {
      error(path, "must be at least " + bounds.min());
    } else if (bounds != null && value.compareTo(BigDecimal.valueOf(bounds.max())) > 0) {
      error(path, "must be at most " + bounds.max());
    }
  }

  private void checkSize(int size, String path, @Nullable Bounds bounds, String what) {
    long max = bounds == null ? LONGEST_LIST : bounds.max();
    if (bounds != null && size < bounds.min()) {
      error(path, "must have at least " + bounds.min() + " " + what);
    } else if (size > max) {
      error(path, "must have at most " + max + " " + what);
    }
  }

  private @Nullable Object error(String path, String message) {
    errors.add(new FieldError(path, message));
    return null;
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
