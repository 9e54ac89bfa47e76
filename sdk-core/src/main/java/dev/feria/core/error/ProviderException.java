package dev.feria.core.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call to a provider that did not succeed. Catch the member of the family that you can act on.
 */
public abstract sealed class ProviderException extends RuntimeException
    permits RejectedException,
        ReconnectException,
        ForbiddenException,
        ConflictException,
        ThrottledException,
        UnavailableException,
        UnreadableException {

  private static final long serialVersionUID = 1L;

  /**
   * What happened, for programs.
   *
   * @param provider id of the provider, for example {@code mercadolibre}
   * @param operation the client's name of the call, for example {@code orders.get}
   * @param status HTTP status, 0 when no answer came
   * @param code the provider's own error code
   * @param requestId the provider's id of the request, to quote to its support
   * @param attempts how often the call was tried, at least 1; 0 when it was never sent
   * @param retryAfter how long the provider asked us to wait
   */
  public record Failure(
      String provider,
      String operation,
      int status,
      @Nullable String code,
      @Nullable String requestId,
      int attempts,
      @Nullable Duration retryAfter)
      implements Serializable {}

  private final Failure failure;
  private final @Nullable String body;

  ProviderException(Failure failure, @Nullable String body, @Nullable Throwable cause) {
    super(describe(failure), cause);
    this.failure = failure;
    this.body = body;
  }

  /** Returns what happened, for programs. */
  public final Failure failure() {
    return failure;
  }

  /** Returns the first 2 kB of the provider's answer with secrets redacted, or null without one. */
  public final @Nullable String body() {
    return body;
  }

  /** Tells whether the same call may succeed later by itself. */
  public abstract boolean waitingHelps();

  /** Tells whether a person must authorise the account again before any call can succeed. */
  public boolean reconnectNeeded() {
    return false;
  }

  private static String describe(Failure f) {
    return String.format(
        Locale.ROOT,
        "%s %s: status=%d code=%s request=%s attempts=%d",
        f.provider(),
        f.operation(),
        f.status(),
        f.code() == null ? "-" : f.code(),
        f.requestId() == null ? "-" : f.requestId(),
        f.attempts());
  }
}
