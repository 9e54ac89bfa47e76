package dev.feria.mercadolibre.internal;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.core.http.ErrorCodes;
import org.jspecify.annotations.Nullable;

/** The provider's table of errors. */
public final class Errors {
  /** Id of the provider in failures, logs and budgets. */
  public static final String PROVIDER = "mercadolibre";

  /** Sections 3 and 7 of the provider sheet: developer pages as read in November 2026. */
  public static final ErrorCodes TABLE =
      ErrorCodes.builder()
          .codeFields("code", "error")
          .requestIdHeaders("X-Request-Id")
          // section 3, the token endpoint: only a new authorisation helps
          .row(400, "invalid_grant", ErrorKind.RECONNECT)
          .row(401, "invalid_grant", ErrorKind.RECONNECT)
          // section 3, the token endpoint: the operator's application is wrong, not the seller
          .row(400, "invalid_client", ErrorKind.FORBIDDEN)
          .row(401, "invalid_client", ErrorKind.FORBIDDEN)
          .row(400, "unauthorized_client", ErrorKind.FORBIDDEN)
          .row(401, "unauthorized_client", ErrorKind.FORBIDDEN)
          .row(400, "unauthorized_application", ErrorKind.FORBIDDEN)
          .row(401, "unauthorized_application", ErrorKind.FORBIDDEN)
          .row(400, "invalid_scope", ErrorKind.FORBIDDEN)
          // section 4: the token endpoint's own name for 429
          .row(429, "local_rate_limited", ErrorKind.THROTTLED)
          .row(429, "too_many_requests", ErrorKind.THROTTLED)
          // section 7
          .row(400, ErrorKind.REJECTED)
          .row(401, ErrorKind.RECONNECT)
          .row(403, ErrorKind.FORBIDDEN)
          .row(404, ErrorKind.REJECTED)
          .row(409, ErrorKind.CONFLICT)
          .row(424, ErrorKind.UNAVAILABLE)
          .row(429, ErrorKind.THROTTLED)
          .build();

  private Errors() {}

  /** Describes a failure that the provider did not report as one. */
  public static ProviderException.Failure failure(
      String operation, int status, @Nullable String code) {
    return new ProviderException.Failure(PROVIDER, operation, status, code, null, 1, null);
  }
}
