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
  private static final int CEILING = 1000;
  private static final String SCAN = "s";

  private final Api api;
  private final String seller;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#questions}. */
  public QuestionsClient(Api api, String seller) {
    this.api = api;
    this.seller = seller;
  }

  /**
   * Lists questions, newest first, 50 to a page.
   *
   * <p>The provider refuses offsets beyond 1,000 and offers a scan instead, in an order of its own.
   * Where there are more, the newest 1,000 come first and then a scan of all, so that the newest
   * come twice and none is left out. Parameters of the scan are unconfirmed.
   */
  public Paginated<Question> list(QuestionSearch search) {
    return list(search, null);
  }

  /**
   * Goes on with {@link #list(QuestionSearch)} at a page's {@code next}, which in a scan does not
   * outlive a few minutes.
   */
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
    if (cursor != null && cursor.startsWith(SCAN)) {
      return scan(search, cursor);
    }
    int offset = Offsets.of(cursor);
    QuestionPage page =
        api.send(
            request(search)
                .query("sort_fields", "date_created")
                .query("sort_types", "DESC")
                .query("offset", offset),
            QuestionPage.class);
    Page<Question> questions = Offsets.page(page.questions(), page.total(), offset);
    return questions.next() != null && Offsets.of(questions.next()) + LIMIT > CEILING
        ? new Page<>(questions.items(), SCAN + "0.", questions.total())
        : questions;
  }

  /** A cursor numbers its pages, because the provider may give every page the same scroll id. */
  private Page<Question> scan(QuestionSearch search, String cursor) {
    int dot = cursor.indexOf('.');
    int number = Offsets.of(cursor.substring(SCAN.length(), Math.max(SCAN.length(), dot)));
    String scroll = cursor.substring(dot + 1);
    QuestionPage page =
        api.send(
            request(search)
                .query("search_type", "scan")
                .query("scroll_id", scroll.isEmpty() ? null : scroll),
            QuestionPage.class);
    String next = page.scrollId() == null ? scroll : page.scrollId();
    boolean more = !page.questions().isEmpty() && !next.isEmpty();
    return new Page<>(
        page.questions(), more ? SCAN + (number + 1) + "." + next : null, page.total());
  }

  private ApiRequest request(QuestionSearch search) {
    ApiRequest request =
        ApiRequest.get("questions.search", "/questions/search")
            .query("seller_id", seller)
            .query("api_version", API_VERSION)
            .query("limit", LIMIT)
            .priority(Priority.MESSAGES);
    for (Map.Entry<String, String> parameter : search.parameters().entrySet()) {
      request = request.query(parameter.getKey(), parameter.getValue());
    }
    return request;
  }
}
