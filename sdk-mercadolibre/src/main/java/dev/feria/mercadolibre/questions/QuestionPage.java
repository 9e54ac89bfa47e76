package dev.feria.mercadolibre.questions;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of questions.
 *
 * @param scrollId to go on with a scan
 */
public record QuestionPage(
    @Nullable Long total,
    @Nullable Integer limit,
    List<Question> questions,
    @Nullable String scrollId) {
  public QuestionPage {
    questions = questions == null ? List.of() : Collections.unmodifiableList(questions);
  }
}
