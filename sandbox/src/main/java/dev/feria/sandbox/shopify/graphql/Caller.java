package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.Shop;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Who asks, and for which store.
 *
 * @param version the API version that serves the call
 * @param origin scheme, host and path prefix of the file storage, as the caller can reach it
 * @param unbounded true inside an export, where connections are read whole
 */
public record Caller(
    App app,
    Shop shop,
    Collection<String> scopes,
    String version,
    String origin,
    boolean unbounded) {

  /** The caller of the call that is executed. */
  static Caller of(DataFetchingEnvironment env) {
    return Objects.requireNonNull(env.getGraphQlContext().<Caller>get(Caller.class));
  }

  /** The store of the call that is executed. */
  static Shop shop(DataFetchingEnvironment env) {
    return of(env).shop();
  }

  /** Refuses the field unless the token has one of these scopes. */
  void need(String... anyOf) {
    for (String scope : anyOf) {
      if (scopes.contains(scope)
          || (scope.startsWith("read_") && scopes.contains("write_" + scope.substring(5)))) {
        return;
      }
    }
    throw new ApiError(
        "ACCESS_DENIED",
        "Access denied. Required access: `" + String.join("` or `", List.of(anyOf)) + "`.");
  }
}
