package dev.feria.sandbox.shopify.graphql;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes records apart: each record of a nested connection becomes a line of its own. */
public final class BulkLines {
  private static final String PARENT = "__parentId";

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments;
  private final Field root;
  private final GraphQLType rootType;

  BulkLines(
      GraphQLSchema schema,
      Map<String, FragmentDefinition> fragments,
      Field root,
      GraphQLType rootType) {
    this.schema = schema;
    this.fragments = fragments;
    this.root = root;
    this.rootType = rootType;
  }

  /** The records in a connection, however they were asked for. */
  static List<Map<?, ?>> nodes(Map<?, ?> connection) {
    List<Map<?, ?>> nodes = new ArrayList<>();
    if (connection.get("nodes") instanceof List<?> list) {
      list.forEach(each -> add(nodes, each));
    }
    if (connection.get("edges") instanceof List<?> edges) {
      for (Object edge : edges) {
        add(nodes, edge instanceof Map<?, ?> map ? map.get("node") : null);
      }
    }
    return nodes;
  }

  private static void add(List<Map<?, ?>> nodes, @Nullable Object node) {
    if (node instanceof Map<?, ?> map) {
      nodes.add(map);
    }
  }

  /**
   * Writes a record and what hangs on it.
   *
   * @param own takes the record's own line
   * @param children take the lines of nested connections
   */
  public void split(
      Map<?, ?> node, Consumer<Map<String, ?>> own, Consumer<Map<String, ?>> children) {
    split(node, null, root.getSelectionSet(), rootType, own, children);
  }

  private void split(
      Map<?, ?> node,
      @Nullable Object parent,
      @Nullable SelectionSet connection,
      GraphQLType connectionType,
      Consumer<Map<String, ?>> own,
      Consumer<Map<String, ?>> children) {
    Map<String, Object> line = new LinkedHashMap<>();
    node.forEach((name, value) -> line.put(String.valueOf(name), value));
    List<Runnable> later = new ArrayList<>();
    Object id = node.get("id");
    for (Typed set : nodeSets(connection, connectionType)) {
      strip(line, id, set, children, later);
    }
    if (parent != null) {
      line.put(PARENT, parent);
    }
    own.accept(line);
    later.forEach(Runnable::run);
  }

  private record Typed(SelectionSet set, GraphQLType type) {}

  /** The selections of the records in a connection. */
  private List<Typed> nodeSets(@Nullable SelectionSet connection, GraphQLType type) {
    List<Typed> sets = new ArrayList<>();
    for (Field field : fields(connection)) {
      GraphQLType inner = type(field, type);
      switch (field.getName()) {
        case "nodes", "node" -> addSet(sets, field, inner);
        case "edges" -> sets.addAll(nodeSets(field.getSelectionSet(), inner));
        default -> {}
      }
    }
    return sets;
  }

  private static void addSet(List<Typed> sets, Field field, GraphQLType type) {
    SelectionSet set = field.getSelectionSet();
    if (set != null) {
      sets.add(new Typed(set, type));
    }
  }

  private void strip(
      Map<String, Object> line,
      @Nullable Object id,
      Typed typed,
      Consumer<Map<String, ?>> children,
      List<Runnable> later) {
    for (Field field : fields(typed.set())) {
      GraphQLType inner = type(field, typed.type());
      Object value = line.get(field.getResultKey());
      SelectionSet set = field.getSelectionSet();
      if (set == null || !(value instanceof Map<?, ?> map)) {
        continue;
      }
      if (Cost.isConnection(inner)) {
        line.remove(field.getResultKey());
        for (Map<?, ?> child : nodes(map)) {
          later.add(() -> split(child, id, set, inner, children, children));
        }
      } else {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, each) -> copy.put(String.valueOf(name), each));
        strip(copy, id, new Typed(set, inner), children, later);
        line.put(field.getResultKey(), copy);
      }
    }
  }

  private List<Field> fields(@Nullable SelectionSet set) {
    List<Field> fields = new ArrayList<>();
    for (Selection<?> selection : set == null ? List.<Selection<?>>of() : selections(set)) {
      if (selection instanceof Field field) {
        fields.add(field);
      } else if (selection instanceof InlineFragment fragment) {
        fields.addAll(fields(fragment.getSelectionSet()));
      } else if (selection instanceof FragmentSpread spread) {
        FragmentDefinition fragment = fragments.get(spread.getName());
        fields.addAll(fields(fragment == null ? null : fragment.getSelectionSet()));
      }
    }
    return fields;
  }

  private static List<Selection<?>> selections(SelectionSet set) {
    List<Selection<?>> all = new ArrayList<>();
    for (Selection<?> selection : set.getSelections()) {
      all.add(selection);
    }
    return all;
  }

  private GraphQLType type(Field field, GraphQLType parent) {
    GraphQLFieldDefinition definition =
        parent instanceof GraphQLFieldsContainer container
            ? container.getFieldDefinition(field.getName())
            : null;
    return definition == null
        ? schema.getQueryType()
        : GraphQLTypeUtil.unwrapAll(definition.getType());
  }
}
