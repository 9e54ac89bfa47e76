package dev.feria.sandbox.shopify.graphql;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call costs: scalars nothing, an object 1, a connection 1 and its records as often as it
 * was asked for, a mutation 10, a choice of types its dearest branch.
 */
final class Cost {
  private static final int MUTATION = 10;

  private final GraphQLSchema schema;
  private final Document document;
  private final OperationDefinition operation;
  private final Map<String, Object> variables;

  Cost(
      GraphQLSchema schema,
      Document document,
      OperationDefinition operation,
      Map<String, Object> variables) {
    this.schema = schema;
    this.document = document;
    this.operation = operation;
    this.variables = variables;
  }

  private boolean isMutation() {
    return operation.getOperation() == OperationDefinition.Operation.MUTATION;
  }

  /** Before the call, from its arguments. Checks the sizes of pages and lists on the way. */
  int requested() {
    GraphQLCompositeType root = isMutation() ? schema.getMutationType() : schema.getQueryType();
    return cap(requested(operation.getSelectionSet(), root, true));
  }

  /** After the call, from its answer. */
  int actual(@Nullable Object data) {
    GraphQLCompositeType root = isMutation() ? schema.getMutationType() : schema.getQueryType();
    return data == null ? 0 : cap(actual(operation.getSelectionSet(), root, data, true));
  }

  private static int cap(long cost) {
    return (int) Math.min(Integer.MAX_VALUE, cost);
  }

  private long requested(@Nullable SelectionSet set, GraphQLType type, boolean top) {
    if (set == null) {
      return 0;
    }
    long sum = 0;
    Map<String, Long> branches = new LinkedHashMap<>();
    for (Selection<?> selection : set.getSelections()) {
      if (selection instanceof Field field) {
        sum += requested(field, type, top);
      } else if (selection instanceof InlineFragment fragment) {
        TypeName condition = fragment.getTypeCondition();
        GraphQLType inner = condition == null ? type : named(condition.getName(), type);
        branches.merge(name(inner), requested(fragment.getSelectionSet(), inner, top), Long::sum);
      } else if (selection instanceof FragmentSpread spread) {
        FragmentDefinition fragment = fragment(spread.getName());
        if (fragment != null) {
          GraphQLType inner = named(fragment.getTypeCondition().getName(), type);
          branches.merge(name(inner), requested(fragment.getSelectionSet(), inner, top), Long::sum);
        }
      }
    }
    Long own = branches.remove(name(type));
    return sum
        + (own == null ? 0 : own)
        + branches.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private long requested(Field field, GraphQLType parent, boolean top) {
    GraphQLFieldDefinition definition = definition(field, parent);
    if (definition == null) {
      return 0;
    }
    GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
    if (!(type instanceof GraphQLCompositeType)) {
      return 0;
    }
    if (top && isMutation()) {
      return MUTATION + Math.max(0, requested(field.getSelectionSet(), type, false));
    }
    Integer first = integer(field, "first");
    Integer last = integer(field, "last");
    if (isConnection(type)) {
      if (first == null && last == null) {
        throw new ApiError(
            "BAD_REQUEST", "you must provide one of first or last for " + field.getName());
      }
      int size = size(field, first, last);
      return 1 + connection(field.getSelectionSet(), type, size);
    }
    long each = 1 + requested(field.getSelectionSet(), type, false);
    return each * times(field, definition.getType(), first);
  }

  private long connection(@Nullable SelectionSet set, GraphQLType type, int size) {
    long sum = 0;
    if (set == null) {
      return 0;
    }
    for (Selection<?> selection : set.getSelections()) {
      if (selection instanceof Field field) {
        GraphQLFieldDefinition definition = definition(field, type);
        GraphQLType inner =
            definition == null ? type : GraphQLTypeUtil.unwrapAll(definition.getType());
        switch (field.getName()) {
          case "nodes" -> sum += size * (1 + requested(field.getSelectionSet(), inner, false));
          case "edges" -> sum += size * requested(field.getSelectionSet(), inner, false);
          case "pageInfo" -> sum += 1;
          default -> {}
        }
      } else if (selection instanceof InlineFragment fragment) {
        sum += connection(fragment.getSelectionSet(), type, size);
      } else if (selection instanceof FragmentSpread spread) {
        FragmentDefinition fragment = fragment(spread.getName());
        sum += fragment == null ? 0 : connection(fragment.getSelectionSet(), type, size);
      }
    }
    return sum;
  }

  private long times(Field field, GraphQLOutputType type, @Nullable Integer first) {
    if (!GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type))) {
      return 1;
    }
    if (field.getName().equals("nodes")) {
      return Math.max(1, length(field, "ids"));
    }
    return first == null ? 1 : size(field, first, null);
  }

  private static int size(Field field, @Nullable Integer first, @Nullable Integer last) {
    int size = first != null ? first : last == null ? 0 : last;
    if (size < 1 || size > Pages.MOST) {
      throw new ApiError(
          "INVALID_FIELD_ARGUMENTS",
          (first != null ? "first" : "last")
              + " of "
              + field.getName()
              + " must be between 1 and "
              + Pages.MOST);
    }
    return size;
  }

  private long actual(@Nullable SelectionSet set, GraphQLType type, Object data, boolean top) {
    if (set == null || !(data instanceof Map<?, ?> map)) {
      return 0;
    }
    long sum = 0;
    for (Selection<?> selection : set.getSelections()) {
      if (selection instanceof Field field) {
        sum += actual(field, type, map.get(field.getResultKey()), top);
      } else if (selection instanceof InlineFragment fragment) {
        TypeName condition = fragment.getTypeCondition();
        GraphQLType inner = condition == null ? type : named(condition.getName(), type);
        sum += actual(fragment.getSelectionSet(), inner, data, top);
      } else if (selection instanceof FragmentSpread spread) {
        FragmentDefinition fragment = fragment(spread.getName());
        if (fragment != null) {
          GraphQLType inner = named(fragment.getTypeCondition().getName(), type);
          sum += actual(fragment.getSelectionSet(), inner, data, top);
        }
      }
    }
    return sum;
  }

  private long actual(Field field, GraphQLType parent, @Nullable Object value, boolean top) {
    GraphQLFieldDefinition definition = definition(field, parent);
    if (value == null || definition == null) {
      return 0;
    }
    GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
    if (!(type instanceof GraphQLCompositeType)) {
      return 0;
    }
    int own = name(type).endsWith("Edge") ? 0 : top && isMutation() ? MUTATION : 1;
    if (value instanceof List<?> list) {
      long sum = 0;
      for (Object each : list) {
        sum += each == null ? 0 : own + actual(field.getSelectionSet(), type, each, false);
      }
      return sum;
    }
    return own + actual(field.getSelectionSet(), type, value, false);
  }

  static boolean isConnection(GraphQLType type) {
    return name(type).endsWith("Connection");
  }

  private static String name(GraphQLType type) {
    return GraphQLTypeUtil.simplePrint(type);
  }

  private GraphQLType named(String name, GraphQLType otherwise) {
    GraphQLType type = schema.getType(name);
    return type == null ? otherwise : type;
  }

  private @Nullable FragmentDefinition fragment(String name) {
    return document.getDefinitionsOfType(FragmentDefinition.class).stream()
        .filter(fragment -> fragment.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable GraphQLFieldDefinition definition(Field field, GraphQLType parent) {
    return parent instanceof GraphQLFieldsContainer container
        ? container.getFieldDefinition(field.getName())
        : null;
  }

  private @Nullable Value<?> argument(Field field, String name) {
    for (Argument argument : field.getArguments()) {
      if (argument.getName().equals(name)) {
        return argument.getValue();
      }
    }
    return null;
  }

  private @Nullable Object variable(VariableReference reference) {
    if (variables.containsKey(reference.getName())) {
      return variables.get(reference.getName());
    }
    return operation.getVariableDefinitions().stream()
        .filter(variable -> variable.getName().equals(reference.getName()))
        .map(variable -> variable.getDefaultValue())
        .filter(IntValue.class::isInstance)
        .map(value -> (Object) ((IntValue) value).getValue().intValue())
        .findFirst()
        .orElse(null);
  }

  private @Nullable Integer integer(Field field, String name) {
    Value<?> value = argument(field, name);
    if (value instanceof IntValue number) {
      return number.getValue().intValue();
    }
    return value instanceof VariableReference reference
            && variable(reference) instanceof Number number
        ? (Integer) number.intValue()
        : null;
  }

  private int length(Field field, String name) {
    Value<?> value = argument(field, name);
    if (value instanceof ArrayValue list) {
      return list.getValues().size();
    }
    return value instanceof VariableReference reference
            && variable(reference) instanceof List<?> list
        ? list.size()
        : 1;
  }
}
