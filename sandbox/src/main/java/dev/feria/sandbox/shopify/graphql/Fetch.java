package dev.feria.sandbox.shopify.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the fields of one type are read from its Java object. */
final class Fetch<T> {
  /** Reads a field that needs no arguments. */
  private static final class Plain<T> implements LightDataFetcher<@Nullable Object> {
    private final Function<T, ? extends @Nullable Object> read;

    Plain(Function<T, ? extends @Nullable Object> read) {
      this.read = read;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object get(
        GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> env) {
      return read.apply((T) source);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment env) {
      return get(env.getFieldDefinition(), root(env), () -> env);
    }
  }

  private final Map<String, DataFetcher<?>> fetchers = new LinkedHashMap<>();

  /** A type read from maps, by member name. */
  static Plain<Map<String, ?>> member(String name) {
    return new Plain<>(map -> map.get(name));
  }

  /** A field read from the object alone. */
  Fetch<T> field(String name, Function<T, ? extends @Nullable Object> read) {
    fetchers.put(name, new Plain<>(read));
    return this;
  }

  /** A field that needs its arguments or the caller. */
  Fetch<T> call(
      String name, BiFunction<T, DataFetchingEnvironment, ? extends @Nullable Object> read) {
    fetchers.put(name, env -> read.apply(source(env), env));
    return this;
  }

  @SuppressWarnings("unchecked")
  private T source(DataFetchingEnvironment env) {
    return (T) root(env);
  }

  private static Object root(DataFetchingEnvironment env) {
    Object source = env.getSource();
    return Objects.requireNonNull(source);
  }

  Map<String, DataFetcher<?>> fetchers() {
    return fetchers;
  }
}
