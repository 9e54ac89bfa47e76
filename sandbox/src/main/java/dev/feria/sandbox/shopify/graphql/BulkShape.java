package dev.feria.sandbox.shopify.graphql;

import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/** Whether the platform would run a query as an export. */
final class BulkShape {
  private static final int MOST_CONNECTIONS = 5;
  private static final int DEEPEST = 3;

  private final GraphQLSchema schema;
  private int connections;
  private int depth;
  private boolean withoutId;

  BulkShape(GraphQLSchema schema) {
    this.schema = schema;
  }

  @Nullable String problem(OperationDefinition operation) {
    SelectionSet set = operation.getSelectionSet();
    if (set.getSelections().size() != 1 || !(set.getSelections().get(0) instanceof Field root)) {
      return "Bulk queries must have one top-level field";
    }
    GraphQLFieldDefinition field = schema.getQueryType().getFieldDefinition(root.getName());
    GraphQLType type = field == null ? null : GraphQLTypeUtil.unwrapAll(field.getType());
    if (type == null || !Cost.isConnection(type)) {
      return "Bulk queries must contain at least one connection.";
    }
    walk(root.getSelectionSet(), type, 1, true);
    connections++;
    if (connections > MOST_CONNECTIONS) {
      return "Bulk queries cannot contain more than " + MOST_CONNECTIONS + " connections.";
    }
    if (depth > DEEPEST) {
      return "Bulk queries cannot contain connections with a nesting depth greater than 2.";
    }
    return withoutId
        ? "The parent 'node' field for a nested connection must select the 'id' field"
        : null;
  }

  /**
   * Walks a selection.
   *
   * @param known true when a record around it has its id already, or needs none
   */
  private void walk(@Nullable SelectionSet set, GraphQLType type, int level, boolean known) {
    depth = Math.max(depth, level);
    if (set == null) {
      return;
    }
    boolean id = known || selectsId(set);
    for (Selection<?> selection : set.getSelections()) {
      if (selection instanceof InlineFragment fragment) {
        var condition = fragment.getTypeCondition();
        GraphQLType inner = condition == null ? type : schema.getType(condition.getName());
        walk(fragment.getSelectionSet(), inner == null ? type : inner, level, id);
      }
      if (!(selection instanceof Field field)
          || !(type instanceof GraphQLFieldsContainer container)) {
        continue;
      }
      GraphQLFieldDefinition definition = container.getFieldDefinition(field.getName());
      GraphQLType inner =
          definition == null ? type : GraphQLTypeUtil.unwrapAll(definition.getType());
      if (Cost.isConnection(inner)) {
        connections++;
        withoutId |= !id;
        walk(field.getSelectionSet(), inner, level + 1, true);
      } else {
        boolean record = field.getName().equals("node") || field.getName().equals("nodes");
        walk(field.getSelectionSet(), inner, level, id && !record);
      }
    }
  }

  private static boolean selectsId(SelectionSet set) {
    return set.getSelections().stream()
        .anyMatch(each -> each instanceof Field field && field.getName().equals("id"));
  }
}
