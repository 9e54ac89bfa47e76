package dev.feria.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The account is authorised but not for this (403): a scope, a permission of the application, or a
 * policy of the provider.
 */
public final class ForbiddenException extends ProviderException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param body first 2 kB of the answer, redacted
   */
  public ForbiddenException(Failure failure, @Nullable String body, @Nullable Throwable cause) {
    super(failure, body, cause);
  }

  @Override
  public boolean waitingHelps() {
    return false;
  }
}
