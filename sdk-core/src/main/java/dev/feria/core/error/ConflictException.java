package dev.feria.core.error;

import org.jspecify.annotations.Nullable;

/** Somebody else changed the resource first (409, 412): read it again, then repeat. */
public final class ConflictException extends ProviderException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param body first 2 kB of the answer, redacted
   */
  public ConflictException(Failure failure, @Nullable String body, @Nullable Throwable cause) {
    super(failure, body, cause);
  }

  @Override
  public boolean waitingHelps() {
    return false;
  }
}
