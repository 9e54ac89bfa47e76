package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.shopify.oauth.Guard;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Settings;
import dev.feria.sandbox.shopify.state.Spent;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code POST /admin/api/{version}/graphql.json}. */
public final class Endpoint {
  private static final int MOST_INPUTS = 250;
  private static final String PREFIX = "graphql";

  private final Platform platform;
  private final Guard guard;
  private final Engine engine;

  /** Serves this platform. */
  public Endpoint(Platform platform, Guard guard, Engine engine) {
    this.platform = platform;
    this.guard = guard;
    this.engine = engine;
  }

  /** The name of a call in the log and for scripted faults: its first root field. */
  public String name(Call call) {
    try {
      if (Json.parse(call.body()) instanceof Map<?, ?> body
          && body.get("query") instanceof String query) {
        String field = engine.prepare(query).rootField(text(body, "operationName"));
        return field.isEmpty() ? PREFIX : PREFIX + "." + field;
      }
      return PREFIX;
    } catch (ReplyException e) {
      return PREFIX;
    }
  }

  private static @Nullable String text(Map<?, ?> body, String name) {
    return body.get(name) instanceof String text ? text : null;
  }

  /** Answers a call. */
  public Reply handle(Call call) {
    String version = Versions.serving(call.param("version"));
    if (version == null) {
      throw new ReplyException(Reply.json(404, Json.obj("errors", "Not Found")));
    }
    Guard.Access access;
    try {
      access = guard.access(call);
    } catch (ReplyException e) {
      return e.reply().header("X-Request-Id", platform.world().dice.uuid());
    }
    Caller caller =
        new Caller(
            access.app(),
            access.shop(),
            access.token().scopes,
            version,
            storage(call, access.shop().domain),
            false);
    return answer(caller, call)
        .header("X-Request-Id", platform.world().dice.uuid())
        .header("X-Shopify-API-Version", version);
  }

  /** Address of the file storage as the caller can reach it. */
  private static String storage(Call call, String shop) {
    return call.origin() + "/shopify-storage/" + shop;
  }

  private Reply answer(Caller caller, Call call) {
    if (!(Json.parse(call.body()) instanceof Map<?, ?> body)
        || !(body.get("query") instanceof String query)) {
      return Reply.json(
          400, Json.obj("errors", Json.obj("query", "Required parameter missing or invalid")));
    }
    Prepared prepared = engine.prepare(query);
    if (!prepared.errors().isEmpty()) {
      return Reply.ok(Json.obj("errors", prepared.errors()));
    }
    Map<String, Object> variables = variables(body.get("variables"));
    try {
      Cost cost = prepared.cost(engine.schema(), text(body, "operationName"), variables);
      sizes(variables, query);
      return charged(caller, prepared, cost, text(body, "operationName"), variables);
    } catch (ApiError e) {
      return Reply.ok(Json.obj("errors", List.of(Errors.of(e, List.of()))));
    }
  }

  private Reply charged(
      Caller caller,
      Prepared prepared,
      Cost cost,
      @Nullable String operation,
      Map<String, Object> variables) {
    Settings settings = platform.world().settings;
    int requested = cost.requested();
    if (requested > settings.mostCost) {
      throw new ApiError(
          "MAX_COST_EXCEEDED",
          "Query cost is "
              + requested
              + ", which exceeds the single query max cost limit ("
              + settings.mostCost
              + ").",
          Map.of("cost", requested, "maxCost", settings.mostCost));
    }
    Spent spent = spent(caller);
    if (!spent.take(settings, requested, platform.instant())) {
      platform.context().calls().refused();
      Object error = Errors.of(new ApiError("THROTTLED", "Throttled"), List.of());
      return Reply.ok(
          Json.obj(
              "errors",
              List.of(error),
              "extensions",
              extensions(settings, spent, requested, null)));
    }
    ExecutionInput input =
        ExecutionInput.newExecutionInput()
            .query(prepared.query())
            .operationName(operation)
            .variables(variables)
            .root(caller)
            .graphQLContext(Map.of(Caller.class, caller))
            .build();
    ExecutionResult result = engine.execute(input);
    int actual = Math.min(requested, cost.actual(result.<@Nullable Object>getData()));
    spent.giveBack(settings, requested - actual);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    if (!result.getErrors().isEmpty()) {
      answer.put("errors", result.getErrors().stream().map(Errors::view).toList());
    }
    if (result.isDataPresent()) {
      answer.put("data", result.<@Nullable Object>getData());
    }
    answer.put("extensions", extensions(settings, spent, requested, actual));
    return Reply.ok(answer);
  }

  private Spent spent(Caller caller) {
    return platform
        .world()
        .spent
        .computeIfAbsent(
            caller.app().clientId + " " + caller.shop().domain,
            key -> new Spent(platform.world().settings, platform.instant()));
  }

  private static Object extensions(
      Settings settings, Spent spent, int requested, @Nullable Integer actual) {
    return Json.obj(
        "cost",
        Json.obj(
            "requestedQueryCost",
            requested,
            "actualQueryCost",
            actual,
            "throttleStatus",
            Json.obj(
                "maximumAvailable",
                settings.costBucket,
                "currentlyAvailable",
                (long) Math.floor(spent.available()),
                "restoreRate",
                settings.costRestore)));
  }

  private static Map<String, Object> variables(@Nullable Object value) {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new ReplyException(
          Reply.json(400, Json.obj("errors", Json.obj("variables", "must be an object"))));
    }
    Map<String, Object> variables = new LinkedHashMap<>();
    map.forEach((name, each) -> variables.put(String.valueOf(name), each));
    return variables;
  }

  /** Lists in the input have a limit; the variants of a whole product do not. */
  private static void sizes(@Nullable Object value, String query) {
    if (value instanceof List<?> list) {
      if (list.size() > MOST_INPUTS && !query.contains("productSet")) {
        throw new ApiError(
            "MAX_INPUT_SIZE_EXCEEDED",
            "The input array size of "
                + list.size()
                + " is greater than the maximum allowed of "
                + MOST_INPUTS
                + ".");
      }
      list.forEach(each -> sizes(each, query));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(each -> sizes(Objects.requireNonNullElse(each, ""), query));
    }
  }
}
