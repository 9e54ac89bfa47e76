package dev.feria.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The provider's limit, or our budget for it, would not allow the call within its time-out (429).
 */
public final class ThrottledException extends ProviderException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param body first 2 kB of the answer, redacted
   */
  public ThrottledException(Failure failure, @Nullable String body, @Nullable Throwable cause) {
    super(failure, body, cause);
  }

  @Override
  public boolean waitingHelps() {
    return true;
  }
}
