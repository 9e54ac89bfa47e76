package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeRuntimeWiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The schema of the twin: its part of the Admin API with the code that answers each field. */
final class Schema {
  private static final String FILE = "/dev/feria/sandbox/shopify/admin.graphqls";

  private final Map<String, Fetch<?>> types = new LinkedHashMap<>();
  private final Map<Class<?>, String> names = new LinkedHashMap<>();

  /** A type that is read from objects of a class. */
  <T> Fetch<T> type(String name, Class<T> source) {
    names.putIfAbsent(source, name);
    return type(name);
  }

  /** A type that is read from objects whose class does not name it. */
  <T> Fetch<T> type(String name) {
    Fetch<T> fetch = new Fetch<>();
    types.put(name, fetch);
    return fetch;
  }

  /** The SDL. */
  static String text() {
    try (InputStream file = Schema.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("missing " + FILE);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts everything together; fails when a field has no code. */
  GraphQLSchema build() {
    TypeDefinitionRegistry registry = new SchemaParser().parse(text());
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
    Scalars.all().forEach(wiring::scalar);
    for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
      TypeRuntimeWiring.Builder fields = TypeRuntimeWiring.newTypeWiring(type.getName());
      for (FieldDefinition field : type.getFieldDefinitions()) {
        fields.dataFetcher(field.getName(), fetcher(type.getName(), field.getName()));
      }
      wiring.type(fields);
    }
    for (InterfaceTypeDefinition type : registry.getTypes(InterfaceTypeDefinition.class)) {
      wiring.type(
          TypeRuntimeWiring.newTypeWiring(type.getName())
              .typeResolver(
                  env -> {
                    GraphQLObjectType resolved =
                        env.getSchema()
                            .getObjectType(names.getOrDefault(env.getObject().getClass(), ""));
                    return resolved;
                  }));
    }
    return new SchemaGenerator().makeExecutableSchema(registry, wiring.build());
  }

  private DataFetcher<?> fetcher(String type, String field) {
    Fetch<?> own = types.get(type);
    if (own != null) {
      DataFetcher<?> fetcher = own.fetchers().get(field);
      if (fetcher == null) {
        throw new IllegalStateException("nothing answers " + type + "." + field);
      }
      return fetcher;
    }
    if (type.endsWith("Connection")) {
      return connection(field);
    }
    if (type.endsWith("Edge")) {
      return edge(field);
    }
    return Fetch.member(field);
  }

  private static DataFetcher<?> connection(String field) {
    Fetch<Connection> fetch = new Fetch<>();
    switch (field) {
      case "nodes" -> fetch.field(field, Connection::nodes);
      case "edges" -> fetch.field(field, Connection::edges);
      default ->
          fetch.field(
              field,
              page ->
                  Json.obj(
                      "hasNextPage",
                      page.hasNext(),
                      "hasPreviousPage",
                      page.hasPrevious(),
                      "startCursor",
                      page.startCursor(),
                      "endCursor",
                      page.endCursor()));
    }
    return fetch.fetchers().values().iterator().next();
  }

  private static DataFetcher<?> edge(String field) {
    Fetch<Connection.Edge> fetch = new Fetch<>();
    if (field.equals("cursor")) {
      fetch.field(field, Connection.Edge::cursor);
    } else {
      fetch.field(field, Connection.Edge::node);
    }
    return fetch.fetchers().values().iterator().next();
  }
}
