package dev.feria.mercadolibre.questions;

import dev.feria.core.json.NumericId;

/**
 * An answer to send.
 *
 * @param questionId which question
 * @param text at most 2000 characters
 */
public record NewAnswer(@NumericId String questionId, String text) {
  /** The most characters that an answer may have. */
  public static final int LONGEST = 2000;
}
