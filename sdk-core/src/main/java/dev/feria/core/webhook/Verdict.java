package dev.feria.core.webhook;

/**
 * What the verification of a webhook found. The reason belongs into our log, never into the answer.
 */
public enum Verdict {
  /** The signature is good and fresh. */
  VALID,
  /** The provider signs nothing; what could be checked is good. The event must be confirmed. */
  UNSIGNED,
  /** A signing provider sent no signature. */
  SIGNATURE_MISSING,
  /** The signature cannot be read. */
  SIGNATURE_MALFORMED,
  /** No configured secret gives this signature. */
  SIGNATURE_MISMATCH,
  /** Signed too long ago, or too far in the future. */
  OUTSIDE_TOLERANCE,
  /** Meant for another application. */
  WRONG_APPLICATION;

  /** Tells whether the events may be read and stored. */
  public boolean accepted() {
    return this == VALID || this == UNSIGNED;
  }
}
