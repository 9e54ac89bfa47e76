package dev.feria.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The provider could not be reached or failed (no answer, 408, 424, 5xx). For a call that is not
 * safe to repeat, whether it was carried out is unknown.
 */
public final class UnavailableException extends ProviderException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param body first 2 kB of the answer, redacted
   */
  public UnavailableException(Failure failure, @Nullable String body, @Nullable Throwable cause) {
    super(failure, body, cause);
  }

  @Override
  public boolean waitingHelps() {
    return true;
  }
}
