package dev.feria.core.http;

/**
 * Takes away what a provider's server put around a document, for example warnings of its own
 * programs, before the document or the code of an error is read. Makes no call and throws nothing.
 * Thread-safe.
 */
@FunctionalInterface
public interface AnswerCleaner {
  /** Takes nothing away. */
  AnswerCleaner NONE = body -> body;

  /**
   * Finds the document in a body.
   *
   * @param body raw; must not be changed
   * @return the document; the body itself where there is nothing to take away, or no document
   */
  byte[] clean(byte[] body);
}
