package dev.feria.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The account's authorisation is gone (revoked, password changed, refresh token dead): a person
 * must authorise it again.
 */
public final class ReconnectException extends ProviderException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param body first 2 kB of the answer, redacted
   */
  public ReconnectException(Failure failure, @Nullable String body, @Nullable Throwable cause) {
    super(failure, body, cause);
  }

  @Override
  public boolean waitingHelps() {
    return false;
  }

  @Override
  public boolean reconnectNeeded() {
    return true;
  }
}
