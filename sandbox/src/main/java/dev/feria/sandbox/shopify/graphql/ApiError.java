package dev.feria.sandbox.shopify.graphql;

import java.util.Map;

/** Fails a field with an entry in the top-level errors. */
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final transient Map<String, Object> more;

  /** Fails with this code in the extensions. */
  public ApiError(String code, String message) {
    this(code, message, Map.of());
  }

  /** Fails with this code and more members in the extensions. */
  public ApiError(String code, String message, Map<String, Object> more) {
    super(message, null, false, false);
    this.code = code;
    this.more = more;
  }

  /** The code in the extensions. */
  public String code() {
    return code;
  }

  /** More members of the extensions. */
  public Map<String, Object> more() {
    return more;
  }

  /** The message. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
