package dev.feria.shopify.internal;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.http.ErrorCodes;
import dev.feria.core.json.Json;
import dev.feria.shopify.wire.UserError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The provider's tables of errors: by status, by code of an error, by code of a user error. */
public final class Errors {
  /** Id of the provider in failures, logs and budgets. */
  public static final String PROVIDER = "shopify";

  /** Code of a user error that has none of its own. */
  public static final String USER_ERROR = "user_error";

  /** Code of an id that the provider answers with null. */
  public static final String NOT_FOUND = "not_found";

  /** Sections 3 and 7 of the provider sheet: developer pages as read in November 2026. */
  public static final ErrorCodes TABLE =
      ErrorCodes.builder()
          .codeFields("error")
          .requestIdHeaders("X-Request-Id")
          // section 3, the token endpoint: only a new authorisation helps
          .row(400, "invalid_grant", ErrorKind.RECONNECT)
          .row(401, "invalid_grant", ErrorKind.RECONNECT)
          // section 3, the token endpoint: a code that is used or unknown
          .row(400, "invalid_request", ErrorKind.RECONNECT)
          // section 3, the token endpoint: application and shop do not fit each other
          .row(400, "shop_not_permitted", ErrorKind.FORBIDDEN)
          .row(400, "app_not_installed", ErrorKind.FORBIDDEN)
          .row(400, "application_cannot_be_found", ErrorKind.FORBIDDEN)
          .row(400, "invalid_client", ErrorKind.FORBIDDEN)
          .row(401, "invalid_client", ErrorKind.FORBIDDEN)
          // section 7
          .row(401, ErrorKind.RECONNECT)
          .row(402, ErrorKind.FORBIDDEN)
          .row(403, ErrorKind.FORBIDDEN)
          .row(404, ErrorKind.REJECTED)
          .row(423, ErrorKind.FORBIDDEN)
          .row(429, ErrorKind.THROTTLED)
          .row(430, ErrorKind.REJECTED)
          .build();

  /** Codes of errors that come with status 200 (section 7); every other one is our fault. */
  private static final Map<String, ErrorKind> ERRORS =
      Map.of(
          "THROTTLED", ErrorKind.THROTTLED,
          "INTERNAL_SERVER_ERROR", ErrorKind.UNAVAILABLE,
          "TIMEOUT", ErrorKind.UNAVAILABLE,
          "ACCESS_DENIED", ErrorKind.FORBIDDEN,
          "SHOP_INACTIVE", ErrorKind.FORBIDDEN);

  /** Codes of user errors (section 5); every other one means that the input is refused. */
  private static final Map<String, ErrorKind> USER_ERRORS =
      Map.of(
          "CHANGE_FROM_QUANTITY_STALE", ErrorKind.CONFLICT,
          "IDEMPOTENCY_CONCURRENT_REQUEST", ErrorKind.UNAVAILABLE,
          "OPERATION_IN_PROGRESS", ErrorKind.THROTTLED,
          "LIMIT_REACHED", ErrorKind.THROTTLED);

  private Errors() {}

  /** Returns what an error with status 200 means. */
  public static ErrorKind kind(@Nullable String code) {
    return code == null ? ErrorKind.REJECTED : ERRORS.getOrDefault(code, ErrorKind.REJECTED);
  }

  /** Describes a failure that the provider did not report as one. */
  public static ProviderException.Failure failure(
      String operation, int status, @Nullable String code) {
    return new ProviderException.Failure(PROVIDER, operation, status, code, null, 1, null);
  }

  /** Makes the exception of something that the application does not see. */
  public static RejectedException notFound(String operation) {
    return new RejectedException(failure(operation, 200, NOT_FOUND), null, null);
  }

  /** Makes the exception of a record that cannot be decoded. */
  public static UnreadableException unreadable(String operation, String reason) {
    return new UnreadableException(failure(operation, 200, null), null, new IOException(reason));
  }

  /** Makes the exception of a mutation that refused its input. */
  public static ProviderException refused(String operation, List<UserError> errors) {
    String code =
        errors.stream()
            .map(UserError::code)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(USER_ERROR);
    return USER_ERRORS
        .getOrDefault(code, ErrorKind.REJECTED)
        .exception(failure(operation, 200, code), Json.standard().writeText(errors), null);
  }
}
