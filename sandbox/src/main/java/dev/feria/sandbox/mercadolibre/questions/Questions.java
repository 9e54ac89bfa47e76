package dev.feria.sandbox.mercadolibre.questions;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Question;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions before the sale, and answers. */
public final class Questions {
  private static final long FIRST = 13_072_315_011L;
  private static final int LONGEST_ANSWER = 2_000;
  private static final int LARGEST_PAGE = 50;
  private static final int LAST_OFFSET = 1_000;

  private final Platform platform;

  /** Serves this platform. */
  public Questions(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("GET", "/questions/search", "questions.search", this::search)
        .add("GET", "/my/received_questions/search", "questions.search", this::search)
        .add("GET", "/questions/{id}", "questions.get", this::get)
        .add("DELETE", "/questions/{id}", "questions.delete", this::delete)
        .add("POST", "/answers", "answers.create", this::answer)
        .add(
            "GET",
            "/users/{id}/questions/response_time",
            "questions.response_time",
            this::responseTime);
  }

  /** Somebody asks; the application is notified. */
  public Question ask(Seller seller, String itemId, long fromId, String text) {
    Question question = new Question();
    question.id = platform.world().next("question", FIRST);
    question.itemId = itemId;
    question.sellerId = seller.id;
    question.fromId = fromId;
    question.text = text;
    question.created = platform.now();
    platform.world().questions.put(question.id, question);
    platform.announce(seller.id, "questions", "/questions/" + question.id);
    return question;
  }

  private Question own(Seller caller, String id) {
    Question question =
        id.matches("[0-9]{1,18}") ? platform.world().questions.get(Long.valueOf(id)) : null;
    if (question == null) {
      throw Errors.missing("Question " + id + " not found");
    }
    if (question.sellerId != caller.id && question.fromId != caller.id) {
      throw Errors.forbidden("The caller is not part of question " + id);
    }
    return question;
  }

  private Reply get(Seller caller, Call call) {
    return Reply.ok(view(own(caller, call.param("id")), call));
  }

  private Reply search(Seller caller, Call call) {
    int limit = call.queryInt("limit", LARGEST_PAGE);
    int offset = call.queryInt("offset", 0);
    if (limit < 1 || limit > LARGEST_PAGE || offset < 0) {
      throw Errors.bad("limit must be between 1 and 50");
    }
    if (offset + limit > LAST_OFFSET) {
      throw Errors.bad("offset and limit must not exceed 1000, use search_type=scan");
    }
    String seller = call.query("seller_id", Long.toString(caller.id));
    String item = call.query("item", call.query("item_id", ""));
    String from = call.query("from", "");
    List<String> statuses = call.queryList("status");
    Comparator<Question> order =
        switch (call.query("sort_fields", "date_created")) {
          case "item_id" -> Comparator.comparing(q -> q.itemId);
          case "from_id" -> Comparator.comparingLong(q -> q.fromId);
          default -> Comparator.comparingLong(q -> q.created);
        };
    List<Question> found =
        platform.world().questions.values().stream()
            .filter(q -> q.sellerId == caller.id && seller.equals(Long.toString(q.sellerId)))
            .filter(q -> item.isEmpty() || item.equals(q.itemId))
            .filter(q -> from.isEmpty() || from.equals(Long.toString(q.fromId)))
            .filter(q -> statuses.isEmpty() || statuses.contains(q.status))
            .filter(q -> statuses.contains("DELETED") || !q.status.equals("DELETED"))
            .sorted("ASC".equals(call.query("sort_types")) ? order : order.reversed())
            .toList();
    List<Object> page = new ArrayList<>();
    for (int i = offset; i < Math.min(found.size(), offset + limit); i++) {
      page.add(view(found.get(i), call));
    }
    return Reply.ok(
        Json.obj(
            "total",
            found.size(),
            "limit",
            limit,
            "questions",
            page,
            "filters",
            Json.obj("limit", limit, "offset", offset, "api_version", call.query("api_version"))));
  }

  /** Without {@code api_version=4} the asker is a number and moderation fields are missing. */
  private static Map<String, @Nullable Object> view(Question question, Call call) {
    boolean modern = "4".equals(call.query("api_version"));
    String answer = question.answer;
    Map<String, @Nullable Object> view =
        Json.obj(
            "id",
            question.id,
            "seller_id",
            question.sellerId,
            "item_id",
            question.itemId,
            "status",
            question.status,
            "text",
            question.status.equals("BANNED") ? "" : question.text,
            "date_created",
            Times.order(question.created),
            "answer",
            answer == null
                ? null
                : Json.obj(
                    "text",
                    answer,
                    "status",
                    "ACTIVE",
                    "date_created",
                    Times.order(question.answered)));
    if (modern) {
      view.put("deleted_from_listing", false);
      view.put("hold", false);
      view.put("suspected_spam", false);
      view.put("from", Json.obj("id", question.fromId));
    } else {
      view.put("from_id", question.fromId);
    }
    return view;
  }

  private Reply answer(Seller caller, Call call) {
    Fields body = call.fields();
    String text = body.text("text", "");
    Question question = own(caller, body.text("question_id", ""));
    if (question.sellerId != caller.id) {
      throw Errors.forbidden("Only the seller answers");
    }
    if (text.isBlank() || text.length() > LONGEST_ANSWER) {
      throw Errors.of(400, "invalid_text", "text must have between 1 and 2000 characters");
    }
    if (!question.status.equals("UNANSWERED")) {
      throw Errors.of(
          400, "not_unanswered_question", "Question " + question.id + " is " + question.status);
    }
    question.answer = text;
    question.answered = platform.now();
    question.status = "ANSWERED";
    platform.announce(caller.id, "questions", "/questions/" + question.id);
    return Reply.ok(view(question, call));
  }

  private Reply delete(Seller caller, Call call) {
    Question question = own(caller, call.param("id"));
    question.status = "DELETED";
    platform.announce(caller.id, "questions", "/questions/" + question.id);
    return Reply.ok(List.of("Question deleted."));
  }

  private Reply responseTime(Seller caller, Call call) {
    return Reply.ok(
        Json.obj(
            "user_id",
            caller.id,
            "total",
            Json.obj("response_time", 42),
            "weekdays_working_hours",
            Json.obj("response_time", 25, "sales_percent_increase", null),
            "weekdays_extra_hours",
            Json.obj("response_time", 70, "sales_percent_increase", 5),
            "weekend",
            Json.obj("response_time", 90, "sales_percent_increase", 10)));
  }
}
