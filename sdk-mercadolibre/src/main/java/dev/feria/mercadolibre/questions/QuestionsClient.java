package dev.feria.mercadolibre.questions;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.limit.Priority;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.mercadolibre.internal.Api;
import dev.feria.mercadolibre.internal.Offsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists, reads, answers and deletes questions. Thread-safe. */
public final class QuestionsClient {
  private static final int LIMIT = 50;
  private static final int API_VERSION = 4;

  private final Api api;
  private final String seller;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#questions}. */
  public QuestionsClient(Api api, String seller) {
    this.api = api;
    this.seller = seller;
  }

  /**
   * Lists questions, newest first, 50 to a page. The provider refuses offsets beyond 1,000; narrow
   * the search by status or item to reach more.
   */
  public Paginated<Question> list(QuestionSearch search) {
    return list(search, null);
  }

  /** Goes on with {@link #list(QuestionSearch)} at a page's {@code next}. */
  public Paginated<Question> list(QuestionSearch search, @Nullable String cursor) {
    return Paginated.of(cursor, at -> page(search, at));
  }

  /** Reads a question with its answer. */
  public Question get(String questionId) {
    return api.send(
        ApiRequest.get("questions.get", "/questions/{id}")
            .path("id", questionId)
            .query("api_version", API_VERSION)
            .priority(Priority.MESSAGES),
        Question.class);
  }

  /**
   * Answers a question, once. Not safe to repeat: after a time-out, read the question first.
   *
   * @return the question with its answer
   */
  public Question answer(NewAnswer answer) {
    return api.send(
        ApiRequest.post("questions.answer", "/answers").body(answer).priority(Priority.MESSAGES),
        Question.class);
  }

  /** Deletes a question. */
  public void delete(String questionId) {
    api.execute(
        ApiRequest.delete("questions.delete", "/questions/{id}")
            .path("id", questionId)
            .priority(Priority.MESSAGES));
  }

  /** Reads how fast the seller answers. */
  public ResponseTime responseTime() {
    return api.send(
        ApiRequest.get("questions.responseTime", "/users/{seller}/questions/response_time")
            .path("seller", seller),
        ResponseTime.class);
  }

  private Page<Question> page(QuestionSearch search, @Nullable String cursor) {
    int offset = Offsets.of(cursor);
    ApiRequest request =
        ApiRequest.get("questions.search", "/questions/search")
            .query("seller_id", seller)
            .query("api_version", API_VERSION)
            .query("sort_fields", "date_created")
            .query("sort_types", "DESC")
            .query("limit", LIMIT)
            .query("offset", offset)
            .priority(Priority.MESSAGES);
    for (Map.Entry<String, String> parameter : search.parameters().entrySet()) {
      request = request.query(parameter.getKey(), parameter.getValue());
    }
    QuestionPage page = api.send(request, QuestionPage.class);
    return Offsets.page(page.questions(), page.total(), offset);
  }
}
