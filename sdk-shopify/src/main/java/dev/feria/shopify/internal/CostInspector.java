package dev.feria.shopify.internal;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.http.AnswerInspector;
import dev.feria.core.json.CamelCase;
import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import dev.feria.core.json.RawJson;
import dev.feria.core.limit.Settlement;
import dev.feria.shopify.graphql.Cost;
import dev.feria.shopify.graphql.Extensions;
import dev.feria.shopify.graphql.GraphQlError;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what GraphQL answers say with status 200: errors, and what the call cost.
 *
 * <p>Data that is there in part is no failure when the missing parts are those that the application
 * may not see: a shop that hides its buyers still has orders.
 */
public final class CostInspector implements AnswerInspector {
  private static final JsonType<List<GraphQlError>> ERRORS = JsonType.listOf(GraphQlError.class);
  private static final String ACCESS_DENIED = "ACCESS_DENIED";

  /** What stands beside the data. */
  @CamelCase
  public record Head(@Nullable RawJson errors, @Nullable Extensions extensions) {}

  /** The data, unread. */
  @CamelCase
  public record Data(@Nullable RawJson data) {}

  @Override
  public Finding inspect(int status, byte[] body) {
    Head head;
    List<GraphQlError> errors;
    try {
      head = Json.standard().read(body, Head.class);
      RawJson raw = head.errors();
      errors =
          raw == null || !raw.text().startsWith("[")
              ? List.of()
              : Json.standard().read(raw.text(), ERRORS);
    } catch (IOException notGraphQl) {
      return Finding.NOTHING;
    }
    Cost cost = head.extensions() == null ? null : head.extensions().cost();
    if (errors.isEmpty() || partial(errors, body)) {
      return new Finding(null, null, null, settlement(cost, false));
    }
    String code = code(errors);
    boolean throttled = Errors.kind(code) == ErrorKind.THROTTLED;
    return new Finding(
        status >= 400 && !throttled ? null : Errors.kind(code),
        code == null ? "graphql_error" : code,
        throttled ? wait(cost) : null,
        settlement(cost, throttled));
  }

  /** The worst code decides: one that waiting helps before one that it does not. */
  private static @Nullable String code(List<GraphQlError> errors) {
    String first = null;
    for (GraphQlError error : errors) {
      String code = error.code();
      if (code != null && Errors.kind(code) == ErrorKind.THROTTLED) {
        return code;
      }
      first = first == null ? code : first;
    }
    return first;
  }

  private static boolean partial(List<GraphQlError> errors, byte[] body) {
    for (GraphQlError error : errors) {
      if (!ACCESS_DENIED.equals(error.code()) || error.path().size() < 2) {
        return false;
      }
    }
    try {
      return Json.standard().read(body, Data.class).data() != null;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static @Nullable Duration wait(@Nullable Cost cost) {
    Cost.ThrottleStatus bucket = cost == null ? null : cost.throttleStatus();
    Double requested = cost == null ? null : cost.requestedQueryCost();
    if (bucket == null || requested == null || bucket.restoreRate() <= 0) {
      return null;
    }
    double missing = Math.max(0, requested - bucket.currentlyAvailable());
    return Duration.ofSeconds((long) Math.ceil(missing / bucket.restoreRate()));
  }

  private static @Nullable Settlement settlement(@Nullable Cost cost, boolean throttled) {
    if (cost == null) {
      return null;
    }
    Cost.ThrottleStatus bucket = cost.throttleStatus();
    Double charged = throttled ? Double.valueOf(0) : cost.actualQueryCost();
    return new Settlement(
        charged,
        bucket == null || bucket.restoreRate() <= 0
            ? null
            : new Settlement.Level(
                bucket.maximumAvailable(), bucket.currentlyAvailable(), bucket.restoreRate()));
  }
}
