package dev.feria.sandbox.shopify.graphql;

import java.util.List;
import java.util.function.Consumer;

/** The root of mutations, put together from its parts. */
public final class Mutations {
  private final List<Consumer<Fetch<Object>>> parts;

  private Mutations(List<Consumer<Fetch<Object>>> parts) {
    this.parts = parts;
  }

  static Mutations of(List<Consumer<Fetch<Object>>> parts) {
    return new Mutations(parts);
  }

  void add(Schema schema) {
    Fetch<Object> root = schema.type("Mutation");
    parts.forEach(part -> part.accept(root));
  }
}
