package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.Platform;
import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Parses documents once and executes them. Thread-safe for parsing. */
public final class Engine {
  private static final Logger LOG = System.getLogger(Engine.class.getName());
  private static final int MOST_PREPARED = 2_000;
  private static final int LONGEST_KEPT = 20_000;

  private final GraphQLSchema schema;
  private final GraphQL graphql;
  private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();

  /** The engine of this platform. */
  public Engine(Platform platform, Mutations mutations) {
    Schema types = new Schema();
    ShopTypes.add(types, platform.context().clock());
    ProductTypes.add(types);
    OrderTypes.add(types);
    FulfillmentTypes.add(types);
    AppTypes.add(types);
    new Queries(platform).add(types);
    mutations.add(types);
    this.schema = types.build();
    this.graphql =
        GraphQL.newGraphQL(schema)
            .preparsedDocumentProvider(new Kept())
            .defaultDataFetcherExceptionHandler(new Handler())
            .build();
  }

  /** The schema. */
  GraphQLSchema schema() {
    return schema;
  }

  /** The document, parsed and checked. */
  Prepared prepare(String query) {
    Prepared known = prepared.get(query);
    if (known != null) {
      return known;
    }
    Prepared fresh = parse(query);
    if (query.length() <= LONGEST_KEPT) {
      if (prepared.size() >= MOST_PREPARED) {
        prepared.clear();
      }
      prepared.put(query, fresh);
    }
    return fresh;
  }

  private Prepared parse(String query) {
    ParseAndValidateResult result =
        ParseAndValidate.parseAndValidate(
            schema, ExecutionInput.newExecutionInput().query(query).build());
    if (result.isFailure()) {
      return new Prepared(
          query, null, result.getErrors().stream().map(e -> (Object) Errors.view(e)).toList());
    }
    return new Prepared(query, result.getDocument(), List.of());
  }

  /** Executes a call whose document was prepared. */
  ExecutionResult execute(ExecutionInput input) {
    return graphql.execute(input);
  }

  private final class Kept implements PreparsedDocumentProvider {
    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
        ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
      Document document = prepare(input.getQuery()).document();
      return CompletableFuture.completedFuture(
          document == null ? parse.apply(input) : new PreparsedDocumentEntry(document));
    }
  }

  private static final class Handler implements DataFetcherExceptionHandler {
    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
        DataFetcherExceptionHandlerParameters parameters) {
      Throwable failure = parameters.getException();
      ApiError error =
          failure instanceof ApiError known
              ? known
              : new ApiError(
                  "INTERNAL_SERVER_ERROR",
                  "Internal error. Looks like something went wrong on our end.");
      if (failure != error) {
        LOG.log(Level.WARNING, "field failed path=" + parameters.getPath(), failure);
      }
      Map<String, Object> extensions = new LinkedHashMap<>();
      extensions.put("code", error.code());
      extensions.putAll(error.more());
      GraphQLError view =
          GraphqlErrorBuilder.newError()
              .message("%s", error.text())
              .path(parameters.getPath())
              .location(parameters.getSourceLocation())
              .errorType(ErrorType.DataFetchingException)
              .extensions(extensions)
              .build();
      return CompletableFuture.completedFuture(
          DataFetcherExceptionHandlerResult.newResult(view).build());
    }
  }
}
