package dev.feria.core.http;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.limit.Settlement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the body of an answer, for providers that tell errors with status 200, or costs,
 * there. Makes no call and throws nothing: what it cannot read it says nothing of. Thread-safe.
 */
@FunctionalInterface
public interface AnswerInspector {
  /** Finds nothing. */
  AnswerInspector NONE = (status, body) -> Finding.NOTHING;

  /**
   * Inspects an answer.
   *
   * @param body raw; must not be changed
   */
  Finding inspect(int status, byte[] body);

  /**
   * What an answer says besides its status.
   *
   * @param failure what it means, over status and {@link ErrorCodes}; null for what those say
   * @param code the provider's code of the failure
   * @param retryAfter how long to wait before it is worth trying again, where no header says so
   * @param settlement what the call cost
   */
  record Finding(
      @Nullable ErrorKind failure,
      @Nullable String code,
      @Nullable Duration retryAfter,
      @Nullable Settlement settlement) {
    /** Says nothing. */
    public static final Finding NOTHING = new Finding(null, null, null, null);
  }
}
