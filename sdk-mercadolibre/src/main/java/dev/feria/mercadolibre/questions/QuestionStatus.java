package dev.feria.mercadolibre.questions;

import dev.feria.core.json.OpenEnum;

/**
 * The status of a question.
 *
 * @param wire as the provider writes it; values not named here are kept as they came
 */
public record QuestionStatus(String wire) implements OpenEnum {
  /** {@code UNANSWERED}. */
  public static final QuestionStatus UNANSWERED = new QuestionStatus("UNANSWERED");

  /** {@code ANSWERED}. */
  public static final QuestionStatus ANSWERED = new QuestionStatus("ANSWERED");

  /** {@code CLOSED_UNANSWERED}. */
  public static final QuestionStatus CLOSED_UNANSWERED = new QuestionStatus("CLOSED_UNANSWERED");

  /** {@code UNDER_REVIEW}. */
  public static final QuestionStatus UNDER_REVIEW = new QuestionStatus("UNDER_REVIEW");

  /** {@code BANNED}. */
  public static final QuestionStatus BANNED = new QuestionStatus("BANNED");

  /** {@code DELETED}. */
  public static final QuestionStatus DELETED = new QuestionStatus("DELETED");

  /** {@code DISABLED}. */
  public static final QuestionStatus DISABLED = new QuestionStatus("DISABLED");
}
