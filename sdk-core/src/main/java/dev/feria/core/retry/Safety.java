package dev.feria.core.retry;

/** What may happen when a call is sent twice. */
public enum Safety {
  /** Nothing: reads, and writes of absolute values. The class of GET, PUT and DELETE. */
  SAFE,
  /** Nothing, because the call carries a key by which the provider recognises the repetition. */
  IDEMPOTENT,
  /**
   * Something is created or sent twice. The class of POST and PATCH: repeated only when the first
   * was certainly not carried out.
   */
  UNSAFE,
  /** It cannot be sent twice at all, because its body is read from a stream. */
  ONCE
}
