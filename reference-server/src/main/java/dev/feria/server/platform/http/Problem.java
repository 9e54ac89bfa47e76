package dev.feria.server.platform.http;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as the API tells it (RFC 9457).
 *
 * @param type a word for programs, for example {@code not_found}; never changes its meaning
 * @param status HTTP status
 * @param title what happened, the same for all problems of a type
 * @param detail what happened this time; holds no secret
 * @param errors the fields that are wrong; left out of the answer when empty
 * @param more further members of the answer
 */
public record Problem(
    String type,
    int status,
    String title,
    @Nullable String detail,
    List<FieldError> errors,
    Map<String, String> more)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Name of a further member: when a repeat may succeed; the answer's Retry-After says so too. */
  public static final String RETRY_AFTER_SECONDS = "retry_after_seconds";

  /** Returns the exception that carries it to the answer. */
  public ProblemException exception() {
    return new ProblemException(this);
  }

  /** Returns a problem without fields. */
  public static Problem of(String type, int status, String title, @Nullable String detail) {
    return new Problem(type, status, title, detail, List.of(), Map.of());
  }

  /** 400: the body is not JSON. */
  public static Problem malformed(String detail) {
    return of("malformed_json", 400, "The body is not valid JSON", detail);
  }

  /** 422: the body is JSON, but these fields are not what is asked for. */
  public static Problem invalid(List<FieldError> errors) {
    return new Problem(
        "invalid_fields",
        422,
        "Some fields are not valid",
        errors.isEmpty() ? null : errors.get(0).field() + ": " + errors.get(0).message(),
        List.copyOf(errors),
        Map.of());
  }

  /** 422 for one field. */
  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** 401: no credentials, or wrong ones; which is not told. */
  public static Problem unauthorized() {
    return of("unauthorized", 401, "Authentication is needed", null);
  }

  /** 403: the caller is known but may not. */
  public static Problem forbidden(String detail) {
    return of("forbidden", 403, "Not allowed", detail);
  }

  /** 404: there is no such thing for this caller. */
  public static Problem notFound(String detail) {
    return of("not_found", 404, "Not found", detail);
  }

  /** 409: what is asked for contradicts what is. */
  public static Problem conflict(String type, String detail) {
    return of(type, 409, "Conflict", detail);
  }

  /** 413: the body is larger than accepted. */
  public static Problem tooLarge(long limit) {
    return of("too_large", 413, "The body is too large", "at most " + limit + " bytes");
  }

  /** 503: the same request may succeed later. */
  public static Problem unavailable(String detail) {
    return of("unavailable", 503, "Not available at the moment", detail);
  }
}
