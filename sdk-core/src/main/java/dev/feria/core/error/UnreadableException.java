package dev.feria.core.error;

import org.jspecify.annotations.Nullable;

/**
 * An answer came but could not be decoded: not JSON, cut off, or without a field that we need.
 * Never retried.
 */
public final class UnreadableException extends ProviderException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param body first 2 kB of the answer, redacted
   */
  public UnreadableException(Failure failure, @Nullable String body, @Nullable Throwable cause) {
    super(failure, body, cause);
  }

  @Override
  public boolean waitingHelps() {
    return false;
  }
}
