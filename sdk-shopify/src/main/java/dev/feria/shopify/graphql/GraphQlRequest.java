package dev.feria.shopify.graphql;

import dev.feria.core.json.RawJson;
import dev.feria.core.retry.Safety;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL document with its variables. Immutable: each method returns another request.
 *
 * <p>A document that starts with {@code mutation} is repeated only when the provider certainly did
 * not carry it out, unless {@link #repeatable} says otherwise; everything else is a read.
 */
public final class GraphQlRequest {
  private final String operation;
  private final String document;
  private final Map<String, Object> variables;
  private final Safety safety;

  private GraphQlRequest(
      String operation, String document, Map<String, Object> variables, Safety safety) {
    this.operation = operation;
    this.document = document;
    this.variables = variables;
    this.safety = safety;
  }

  /**
   * Starts a request.
   *
   * @param operation the caller's name of it, for failures and logs, for example {@code tags.list}
   * @param document with one operation
   */
  public static GraphQlRequest of(String operation, String document) {
    return new GraphQlRequest(
        operation,
        document,
        Map.of(),
        document.stripLeading().startsWith("mutation") ? Safety.UNSAFE : Safety.SAFE);
  }

  /** Gives a variable its value: a record, map, list or scalar; null is sent as null. */
  public GraphQlRequest variable(String name, @Nullable Object value) {
    Map<String, Object> more = new LinkedHashMap<>(variables);
    more.put(name, value == null ? RawJson.NULL : value);
    return new GraphQlRequest(operation, document, Collections.unmodifiableMap(more), safety);
  }

  /**
   * Says that the document may be sent twice: it sets absolute values, or carries a key by which
   * the provider recognises the repetition.
   */
  public GraphQlRequest repeatable() {
    return new GraphQlRequest(operation, document, variables, Safety.IDEMPOTENT);
  }

  /** Returns the caller's name of it. */
  public String operation() {
    return operation;
  }

  /** Returns the document. */
  public String document() {
    return document;
  }

  /** Returns the variables by name. */
  public Map<String, Object> variables() {
    return variables;
  }

  /** Returns what may happen when it is sent twice. */
  public Safety safety() {
    return safety;
  }

  @Override
  public String toString() {
    return "GraphQlRequest(" + operation + ")";
  }
}
