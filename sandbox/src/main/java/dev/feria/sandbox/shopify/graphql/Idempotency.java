package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.Remembered;
import graphql.execution.directives.QueryAppliedDirective;
import graphql.execution.directives.QueryAppliedDirectiveArgument;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys that make a repeated mutation harmless. */
final class Idempotency {
  private static final String REQUIRED_SINCE = "2026-04";

  private static final int LONGEST = 255;
  private static final int MOST_KEPT = 50_000;

  private Idempotency() {}

  /**
   * The key of a mutation.
   *
   * @return null where an older version does without
   */
  static @Nullable String key(DataFetchingEnvironment env) {
    List<QueryAppliedDirective> directives =
        env.getQueryDirectives().getImmediateAppliedDirective("idempotent");
    if (directives.isEmpty()) {
      if (Versions.since(Caller.of(env).version(), REQUIRED_SINCE)) {
        throw new ApiError(
            "BAD_REQUEST",
            "The @idempotent directive is required for this mutation but was not provided.");
      }
      return null;
    }
    QueryAppliedDirectiveArgument argument = directives.get(0).getArgument("key");
    Object value = argument == null ? null : argument.getValue();
    String key = value == null ? "" : value.toString();
    if (key.isBlank()) {
      throw new ApiError("BAD_REQUEST", "The key of the @idempotent directive must not be blank.");
    }
    return key;
  }

  /** Refuses a mutation without a key where the version demands one. */
  static void required(DataFetchingEnvironment env) {
    String key = key(env);
    if (key != null && key.length() > LONGEST) {
      throw new ApiError("BAD_REQUEST", "The key of the @idempotent directive is too long.");
    }
  }

  /** What this key has done before, or null. */
  static @Nullable Remembered before(DataFetchingEnvironment env, @Nullable String key) {
    return key == null
        ? null
        : Caller.shop(env).remembered.get(Caller.of(env).app().clientId + " " + key);
  }

  /** Keeps what a key has done. */
  static void remember(DataFetchingEnvironment env, @Nullable String key, Remembered done) {
    if (key != null) {
      Map<String, Remembered> all = Caller.shop(env).remembered;
      if (all.size() >= MOST_KEPT) {
        all.remove(all.keySet().iterator().next());
      }
      all.put(Caller.of(env).app().clientId + " " + key, done);
    }
  }

  /** The mutation and its arguments, so that another use of a key is recognised. */
  static String fingerprint(DataFetchingEnvironment env) {
    return env.getField().getName() + env.getArguments();
  }
}
