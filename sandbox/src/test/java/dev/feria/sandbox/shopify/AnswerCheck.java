package dev.feria.sandbox.shopify;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Walks an answer with its query and a schema: nullability, lists, enum values and scalars. */
final class AnswerCheck {
  private final GraphQLSchema schema;
  private final Document document;
  private final List<String> wrong;

  AnswerCheck(GraphQLSchema schema, Document document, List<String> wrong) {
    this.schema = schema;
    this.document = document;
    this.wrong = wrong;
  }

  void check(Map<?, ?> data) {
    OperationDefinition operation = document.getDefinitionsOfType(OperationDefinition.class).get(0);
    GraphQLType root =
        operation.getOperation() == OperationDefinition.Operation.MUTATION
            ? schema.getMutationType()
            : schema.getQueryType();
    object("", data, operation.getSelectionSet(), root);
  }

  private void object(String path, Map<?, ?> data, SelectionSet set, GraphQLType type) {
    for (Selection<?> selection : set.getSelections()) {
      if (selection instanceof InlineFragment fragment) {
        GraphQLType inner = schema.getType(fragment.getTypeCondition().getName());
        Object id = data.get("id");
        if (id != null && id.toString().contains("/" + GraphQLTypeUtil.simplePrint(inner) + "/")) {
          object(path, data, fragment.getSelectionSet(), inner);
        }
      } else if (selection instanceof Field field && !field.getName().equals("__typename")) {
        GraphQLType inner =
            ((GraphQLFieldsContainer) type).getFieldDefinition(field.getName()).getType();
        String key = field.getResultKey();
        if (!data.containsKey(key)) {
          wrong.add(path + "." + key + " is missing");
        } else {
          value(path + "." + key, data.get(key), field, inner);
        }
      }
    }
  }

  private void value(String path, Object value, Field field, GraphQLType type) {
    if (type instanceof GraphQLNonNull required) {
      if (value == null) {
        wrong.add(path + " must not be null");
      } else {
        value(path, value, field, required.getWrappedType());
      }
    } else if (value == null) {
      return;
    } else if (type instanceof GraphQLList list) {
      if (value instanceof List<?> values) {
        for (int i = 0; i < values.size(); i++) {
          value(path + "[" + i + "]", values.get(i), field, list.getWrappedType());
        }
      } else {
        wrong.add(path + " is no list");
      }
    } else if (type instanceof GraphQLEnumType choice) {
      if (choice.getValue(value.toString()) == null) {
        wrong.add(path + " is " + value);
      }
    } else if (type instanceof GraphQLScalarType scalar) {
      if (!fits(scalar.getName(), value)) {
        wrong.add(path + " is no " + scalar.getName() + ": " + value);
      }
    } else if (value instanceof Map<?, ?> map) {
      object(path, map, field.getSelectionSet(), type);
    } else {
      wrong.add(path + " is no object");
    }
  }

  private static boolean fits(String scalar, Object value) {
    return switch (scalar) {
      case "Int" -> value instanceof Long number && number == number.intValue();
      case "Float" -> value instanceof Number;
      case "Boolean" -> value instanceof Boolean;
      case "Money", "Decimal" -> value instanceof String text && new BigDecimal(text).scale() >= 0;
      case "UnsignedInt64" -> value instanceof String text && text.matches("[0-9]+");
      case "DateTime" ->
          value instanceof String text && text.endsWith("Z") && OffsetDateTime.parse(text) != null;
      default -> value instanceof String;
    };
  }
}
