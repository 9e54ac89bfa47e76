package dev.feria.shopify.internal;

import dev.feria.core.error.UnreadableException;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.http.CallOptions;
import dev.feria.core.http.RawResponse;
import dev.feria.core.json.JsonType;
import dev.feria.core.limit.Priority;
import dev.feria.shopify.graphql.GraphQlAnswer;
import dev.feria.shopify.graphql.GraphQlRequest;
import dev.feria.shopify.wire.UserError;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends documents for one shop, with the options that all its calls have. Thread-safe. */
public final class Gateway {
  private final ApiClient client;
  private final String version;
  private final VersionWatch watch;
  private final CallOptions options;

  public Gateway(ApiClient client, String version, VersionWatch watch, CallOptions options) {
    this.client = client;
    this.version = version;
    this.watch = watch;
    this.options = options;
  }

  /** Returns the same gateway for calls with other options. */
  public Gateway with(CallOptions others) {
    return new Gateway(client, version, watch, others);
  }

  public <T> T data(GraphQlRequest request, Class<T> type, Priority priority) {
    return read(request, type, priority).body();
  }

  /** Sends a document and returns its data with when it was read. */
  public <T> ApiResponse<T> read(GraphQlRequest request, Class<T> type, Priority priority) {
    ApiResponse<GraphQlAnswer<T>> answer = answer(request, type, priority);
    T data = answer.body().data();
    if (data == null) {
      throw new UnreadableException(
          Errors.failure(request.operation(), answer.status(), "data_missing"),
          null,
          new IOException("no data"));
    }
    return new ApiResponse<>(answer.status(), answer.headers(), data, answer.date());
  }

  /** Sends a document and returns the whole answer. */
  public <T> ApiResponse<GraphQlAnswer<T>> answer(
      GraphQlRequest request, Class<T> type, Priority priority) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("query", request.document());
    body.put("variables", request.variables());
    ApiResponse<GraphQlAnswer<T>> answer =
        client.sendForResponse(
            ApiRequest.post(request.operation(), "/admin/api/{version}/graphql.json")
                .path("version", version)
                .body(body)
                .safety(request.safety())
                .priority(priority)
                .bucket(Quotas.GRAPHQL)
                .units(QueryCost.estimate(request.document(), request.variables())),
            JsonType.generic(GraphQlAnswer.class, type),
            options);
    watch.answered(version, answer.headers());
    return answer;
  }

  /** Refuses a mutation that refused its input. */
  public static void check(String operation, List<UserError> errors) {
    if (!errors.isEmpty()) {
      throw Errors.refused(operation, errors);
    }
  }

  public RawResponse raw(ApiRequest request) {
    return client.raw(request, options);
  }
}
