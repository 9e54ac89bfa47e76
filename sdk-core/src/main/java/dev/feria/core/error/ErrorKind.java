package dev.feria.core.error;

import dev.feria.core.error.ProviderException.Failure;
import org.jspecify.annotations.Nullable;

/** The members of the {@link ProviderException} family that an answer can mean. */
public enum ErrorKind {
  /** {@link RejectedException}. */
  REJECTED,
  /** {@link ReconnectException}; the credentials are renewed once before it is thrown. */
  RECONNECT,
  /** {@link ForbiddenException}. */
  FORBIDDEN,
  /** {@link ConflictException}. */
  CONFLICT,
  /** {@link ThrottledException}; repeated as the retry policy says of 429. */
  THROTTLED,
  /** {@link UnavailableException}; repeated as the retry policy says of its status. */
  UNAVAILABLE,
  /** {@link UnreadableException}. */
  UNREADABLE;

  /** Returns what a status means where a provider says nothing else. */
  public static ErrorKind ofStatus(int status) {
    return switch (status) {
      case 401 -> RECONNECT;
      case 403 -> FORBIDDEN;
      case 408, 424, 425 -> UNAVAILABLE;
      case 409, 412 -> CONFLICT;
      case 429 -> THROTTLED;
      default -> status == 0 || status >= 500 ? UNAVAILABLE : REJECTED;
    };
  }

  /**
   * Makes the exception.
   *
   * @param body first 2 kB of the answer, redacted
   */
  public ProviderException exception(
      Failure failure, @Nullable String body, @Nullable Throwable cause) {
    return switch (this) {
      case REJECTED -> new RejectedException(failure, body, cause);
      case RECONNECT -> new ReconnectException(failure, body, cause);
      case FORBIDDEN -> new ForbiddenException(failure, body, cause);
      case CONFLICT -> new ConflictException(failure, body, cause);
      case THROTTLED -> new ThrottledException(failure, body, cause);
      case UNAVAILABLE -> new UnavailableException(failure, body, cause);
      case UNREADABLE -> new UnreadableException(failure, body, cause);
    };
  }
}
