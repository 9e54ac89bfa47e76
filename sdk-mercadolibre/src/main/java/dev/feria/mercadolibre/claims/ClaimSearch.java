package dev.feria.mercadolibre.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which claims to list. Immutable; the provider demands at least one filter. */
public final class ClaimSearch {
  private final Map<String, String> parameters;

  private ClaimSearch(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Lists claims of a status. */
  public static ClaimSearch status(ClaimStatus status) {
    return new ClaimSearch(Map.of("status", status.wire()));
  }

  /** Lists the claims of an order. */
  public static ClaimSearch order(String orderId) {
    return new ClaimSearch(Map.of("resource", "order", "resource_id", orderId));
  }

  /** Narrows to a type, for example {@code mediations}. */
  public ClaimSearch type(String type) {
    return and("type", type);
  }

  /** Narrows to a stage, for example {@code dispute}. */
  public ClaimSearch stage(String stage) {
    return and("stage", stage);
  }

  Map<String, String> parameters() {
    return parameters;
  }

  private ClaimSearch and(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new ClaimSearch(Collections.unmodifiableMap(more));
  }
}
