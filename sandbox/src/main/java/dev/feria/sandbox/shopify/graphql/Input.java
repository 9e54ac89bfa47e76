package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.Gid;
import graphql.schema.DataFetchingEnvironment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Typed access to an input object. */
record Input(Map<?, ?> map) {
  /** The argument as an input object; empty when absent. */
  static Input of(DataFetchingEnvironment env, String argument) {
    Map<?, ?> map = env.getArgument(argument);
    return new Input(map == null ? Map.of() : map);
  }

  /** The argument as a list of input objects. */
  static List<Input> list(DataFetchingEnvironment env, String argument) {
    List<?> list = env.getArgument(argument);
    return list == null ? List.of() : inputs(list);
  }

  private static List<Input> inputs(List<?> list) {
    List<Input> inputs = new ArrayList<>();
    for (Object each : list) {
      if (each instanceof Map<?, ?> map) {
        inputs.add(new Input(map));
      }
    }
    return inputs;
  }

  boolean has(String name) {
    return map.containsKey(name);
  }

  @Nullable String text(String name) {
    Object value = map.get(name);
    return value == null ? null : value.toString();
  }

  String text(String name, String otherwise) {
    return Objects.requireNonNullElse(text(name), otherwise);
  }

  @Nullable Integer integer(String name) {
    return map.get(name) instanceof Number number ? (Integer) number.intValue() : null;
  }

  int integer(String name, int otherwise) {
    Integer value = integer(name);
    return value == null ? otherwise : value;
  }

  @Nullable Boolean flag(String name) {
    return map.get(name) instanceof Boolean flag ? flag : null;
  }

  @Nullable BigDecimal decimal(String name) {
    String text = text(name);
    return text == null ? null : new BigDecimal(text);
  }

  long id(String type, String name) {
    return Gid.id(type, text(name, ""));
  }

  Input object(String name) {
    return new Input(map.get(name) instanceof Map<?, ?> inner ? inner : Map.of());
  }

  List<Input> objects(String name) {
    return map.get(name) instanceof List<?> list ? inputs(list) : List.of();
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (map.get(name) instanceof List<?> list) {
      list.forEach(each -> texts.add(String.valueOf(each)));
    }
    return texts;
  }
}
