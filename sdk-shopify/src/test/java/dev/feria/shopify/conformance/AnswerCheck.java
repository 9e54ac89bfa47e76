package dev.feria.shopify.conformance;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares an answer with what the schema promises for the document that was sent. */
final class AnswerCheck {
  private final GraphQLSchema schema;
  private final List<String> problems = new ArrayList<>();

  private AnswerCheck(GraphQLSchema schema) {
    this.schema = schema;
  }

  /** Returns what is wrong with the data; empty when nothing is. */
  static List<String> problems(GraphQLSchema schema, String document, Object data) {
    AnswerCheck check = new AnswerCheck(schema);
    Document parsed = new Parser().parseDocument(document);
    OperationDefinition operation = parsed.getDefinitionsOfType(OperationDefinition.class).get(0);
    boolean query = operation.getOperation() == OperationDefinition.Operation.QUERY;
    check.object(
        query ? schema.getQueryType() : schema.getMutationType(),
        operation.getSelectionSet(),
        data,
        "data");
    return check.problems;
  }

  private void value(GraphQLType type, SelectionSet selection, Object value, String path) {
    if (type instanceof GraphQLNonNull required) {
      if (value == null) {
        problems.add(path + " is null");
      } else {
        value(required.getWrappedType(), selection, value, path);
      }
    } else if (value == null) {
      return;
    } else if (type instanceof GraphQLList list) {
      if (value instanceof List<?> elements) {
        for (int i = 0; i < elements.size(); i++) {
          value(list.getWrappedType(), selection, elements.get(i), path + "." + i);
        }
      } else {
        problems.add(path + " is no list");
      }
    } else if (type instanceof GraphQLEnumType known) {
      if (known.getValue(String.valueOf(value)) == null) {
        problems.add(path + " is no " + known.getName() + ": " + value);
      }
    } else if (type instanceof GraphQLScalarType scalar) {
      scalar(scalar.getName(), value, path);
    } else {
      object(type, selection, value, path);
    }
  }

  private void scalar(String type, Object value, String path) {
    boolean right =
        switch (type) {
          case "Boolean" -> value instanceof Boolean;
          case "Int" ->
              value instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0;
          case "Float" -> value instanceof BigDecimal;
          case "UnsignedInt64" -> value instanceof String text && text.matches("[0-9]+");
          case "Money", "Decimal" ->
              value instanceof String text && text.matches("-?[0-9]+(\\.[0-9]+)?");
          case "DateTime" -> value instanceof String text && isTime(text);
          default -> value instanceof String;
        };
    if (!right) {
      problems.add(path + " is no " + type + ": " + value);
    }
  }

  private static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text) != null;
    } catch (java.time.DateTimeException other) {
      return false;
    }
  }

  private void object(GraphQLType type, SelectionSet selection, Object value, String path) {
    if (!(value instanceof Map<?, ?> fields)) {
      problems.add(path + " is no object");
      return;
    }
    Set<String> asked = new HashSet<>();
    for (Selection<?> part : selection.getSelections()) {
      if (part instanceof Field field) {
        asked.add(field.getResultKey());
        field((GraphQLFieldsContainer) type, field, fields, path);
      } else if (part instanceof InlineFragment fragment) {
        GraphQLType branch = schema.getType(fragment.getTypeCondition().getName());
        for (Selection<?> inner : fragment.getSelectionSet().getSelections()) {
          asked.add(((Field) inner).getResultKey());
          if (!fields.isEmpty()) {
            field((GraphQLFieldsContainer) branch, (Field) inner, fields, path);
          }
        }
      }
    }
    for (Object name : fields.keySet()) {
      if (!asked.contains(name)) {
        problems.add(path + "." + name + " was not asked for");
      }
    }
  }

  private void field(GraphQLFieldsContainer type, Field field, Map<?, ?> fields, String path) {
    GraphQLFieldDefinition definition = type.getFieldDefinition(field.getName());
    if (!fields.containsKey(field.getResultKey())) {
      problems.add(path + "." + field.getResultKey() + " is missing");
    } else {
      value(
          definition.getType(),
          field.getSelectionSet(),
          fields.get(field.getResultKey()),
          path + "." + field.getResultKey());
    }
  }
}
