package dev.feria.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The provider understood the call and refused it (400, 404, 410, 422): the same call will be
 * refused again. {@link Failure#status} 404 means it does not exist, or not yet.
 */
public final class RejectedException extends ProviderException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param body first 2 kB of the answer, redacted
   */
  public RejectedException(Failure failure, @Nullable String body, @Nullable Throwable cause) {
    super(failure, body, cause);
  }

  @Override
  public boolean waitingHelps() {
    return false;
  }
}
