package dev.feria.core.auth;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is added to one call to authorise it.
 *
 * @param headers by name
 * @param query parameters by name
 * @param token the token inside, if it can be replaced when the provider refuses it
 */
public record Authorization(
    Map<String, Secret> headers, Map<String, Secret> query, @Nullable Secret token) {
  /** Adds nothing. */
  public static final Authorization NONE = new Authorization(Map.of(), Map.of(), null);

  public Authorization {
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
  }

  /** Returns an authorisation by one header. */
  public static Authorization header(String name, Secret value) {
    return new Authorization(Map.of(name, value), Map.of(), null);
  }
}
