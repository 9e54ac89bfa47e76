package dev.feria.sandbox.shopify.graphql;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document that was parsed and checked once.
 *
 * @param document null when it could not be parsed
 * @param errors as the answer shows them; empty when it can be executed
 */
record Prepared(String query, @Nullable Document document, List<Object> errors) {
  /** The first root field, or empty. */
  String rootField(@Nullable String operationName) {
    OperationDefinition operation = operation(operationName);
    if (operation == null) {
      return "";
    }
    return operation.getSelectionSet().getSelections().stream()
        .filter(Field.class::isInstance)
        .map(selection -> ((Field) selection).getName())
        .findFirst()
        .orElse("");
  }

  /** The operation to execute, or null. */
  @Nullable OperationDefinition operation(@Nullable String name) {
    if (document == null) {
      return null;
    }
    List<OperationDefinition> all = document.getDefinitionsOfType(OperationDefinition.class);
    if (name == null || name.isEmpty()) {
      return all.size() == 1 ? all.get(0) : null;
    }
    return all.stream().filter(each -> name.equals(each.getName())).findFirst().orElse(null);
  }

  Cost cost(GraphQLSchema schema, @Nullable String name, Map<String, Object> variables) {
    OperationDefinition operation = operation(name);
    if (operation == null || document == null) {
      throw new ApiError("BAD_REQUEST", "An operation name is required");
    }
    return new Cost(schema, document, operation, variables);
  }
}
