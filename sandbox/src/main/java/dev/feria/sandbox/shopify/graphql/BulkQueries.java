package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.Shop;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLTypeUtil;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the queries of exports and runs them page by page. */
public final class BulkQueries {
  private static final Set<String> DROPPED =
      Set.of("first", "last", "after", "before", "sortKey", "reverse");

  private final Supplier<Engine> engine;

  BulkQueries(Supplier<Engine> engine) {
    this.engine = engine;
  }

  /**
   * A page of records of the root connection.
   *
   * @param cursor null when it was the last one
   */
  public record Page(List<Map<?, ?>> records, @Nullable String cursor) {}

  /** What is wrong with a query, or null. */
  @Nullable String problem(String query) {
    Prepared prepared = engine.get().prepare(query);
    OperationDefinition operation = prepared.operation(null);
    if (!prepared.errors().isEmpty() || operation == null) {
      return "Invalid bulk query: " + prepared.errors();
    }
    if (operation.getOperation() != OperationDefinition.Operation.QUERY) {
      return "Invalid bulk query: only queries can be run";
    }
    return new BulkShape(engine.get().schema()).problem(operation);
  }

  /** The query with its root connection cut into pages. */
  public String paged(String query) {
    Document document = engine.get().prepare(query).document();
    if (document == null) {
      throw new IllegalArgumentException("not a query: " + query);
    }
    Node<?> changed =
        new AstTransformer()
            .transform(
                document,
                new NodeVisitorStub() {
                  @Override
                  @SuppressWarnings("rawtypes")
                  public TraversalControl visitField(Field field, TraverserContext<Node> context) {
                    boolean root =
                        context.getParentNode() instanceof SelectionSet
                            && context.getParentContext().getParentNode()
                                instanceof OperationDefinition;
                    return TreeTransformerUtil.changeNode(
                        context, root ? root(field) : bare(field));
                  }

                  @Override
                  @SuppressWarnings("rawtypes")
                  public TraversalControl visitOperationDefinition(
                      OperationDefinition operation, TraverserContext<Node> context) {
                    return TreeTransformerUtil.changeNode(
                        context,
                        operation.transform(
                            builder ->
                                builder
                                    .variableDefinition(variable("first", "Int"))
                                    .variableDefinition(variable("after", "String"))));
                  }
                });
    return AstPrinter.printAst(changed);
  }

  private static VariableDefinition variable(String name, String type) {
    return VariableDefinition.newVariableDefinition()
        .name(name)
        .type(TypeName.newTypeName(type).build())
        .build();
  }

  private static Field bare(Field field) {
    List<Argument> kept =
        field.getArguments().stream().filter(a -> !DROPPED.contains(a.getName())).toList();
    return kept.size() == field.getArguments().size()
        ? field
        : field.transform(builder -> builder.arguments(kept));
  }

  private static Field root(Field field) {
    List<Argument> arguments = new ArrayList<>(bare(field).getArguments());
    arguments.add(new Argument("first", new VariableReference("first")));
    arguments.add(new Argument("after", new VariableReference("after")));
    SelectionSet set = field.getSelectionSet();
    List<Selection<?>> selections = new ArrayList<>();
    for (Selection<?> selection : set.getSelections()) {
      if (!(selection instanceof Field inner && inner.getName().equals("pageInfo"))) {
        selections.add(selection);
      }
    }
    SelectionSet ends =
        SelectionSet.newSelectionSet()
            .selection(Field.newField("hasNextPage").build())
            .selection(Field.newField("endCursor").build())
            .build();
    selections.add(Field.newField("pageInfo", ends).build());
    return field.transform(
        builder ->
            builder
                .alias("root")
                .arguments(arguments)
                .selectionSet(SelectionSet.newSelectionSet().selections(selections).build()));
  }

  /**
   * Runs one page.
   *
   * @param paged what {@link #paged} gave
   * @throws ApiError when the application may not read it
   */
  public Page page(
      App app, Shop shop, List<String> scopes, String paged, int size, @Nullable String cursor) {
    Caller caller = new Caller(app, shop, scopes, Versions.NEWEST, "", true);
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("first", size);
    if (cursor != null) {
      variables.put("after", cursor);
    }
    ExecutionResult result =
        engine
            .get()
            .execute(
                ExecutionInput.newExecutionInput()
                    .query(paged)
                    .variables(variables)
                    .root(caller)
                    .graphQLContext(Map.of(Caller.class, caller))
                    .build());
    Object data = result.<@Nullable Object>getData();
    if (!(data instanceof Map<?, ?> map) || !(map.get("root") instanceof Map<?, ?> root)) {
      throw new ApiError("ACCESS_DENIED", String.valueOf(result.getErrors()));
    }
    Object info = root.get("pageInfo");
    boolean more = info instanceof Map<?, ?> page && Boolean.TRUE.equals(page.get("hasNextPage"));
    String next =
        more && info instanceof Map<?, ?> page ? String.valueOf(page.get("endCursor")) : null;
    return new Page(BulkLines.nodes(root), next);
  }

  /** How the records of a query fall apart into lines. */
  public BulkLines lines(String query) {
    Prepared prepared = engine.get().prepare(query);
    OperationDefinition operation = prepared.operation(null);
    Document document = prepared.document();
    if (operation == null || document == null) {
      throw new IllegalArgumentException("not a query: " + query);
    }
    Map<String, FragmentDefinition> fragments = new LinkedHashMap<>();
    for (FragmentDefinition each : document.getDefinitionsOfType(FragmentDefinition.class)) {
      fragments.put(each.getName(), each);
    }
    Field root = (Field) operation.getSelectionSet().getSelections().get(0);
    GraphQLFieldDefinition definition =
        ((GraphQLFieldsContainer) engine.get().schema().getQueryType())
            .getFieldDefinition(root.getName());
    return new BulkLines(
        engine.get().schema(), fragments, root, GraphQLTypeUtil.unwrapAll(definition.getType()));
  }
}
