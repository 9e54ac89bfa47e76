package dev.feria.sandbox.woocommerce.rest;

import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.woocommerce.state.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Many changes in one call, one after the other; each may fail alone. */
public final class Batch {
  private static final int MOST = 100;

  /** What can be done to one kind of things. */
  public interface Changes {
    /** Makes one. */
    Map<String, ?> create(Request request, Fields body);

    /** Changes one. */
    Map<String, ?> update(Request request, long id, Fields body);

    /** Removes one for good. */
    Map<String, ?> delete(Request request, long id);
  }

  private Batch() {}

  /** Runs all changes of a call. */
  public static Reply run(Request request, Changes changes) {
    Fields body = request.body();
    List<Fields> create = body.objects("create");
    List<Fields> update = body.objects("update");
    List<String> delete = body.texts("delete");
    if (create.size() + update.size() + delete.size() > MOST) {
      throw Errors.of(
          413,
          "woocommerce_rest_request_entity_too_large",
          "No se pueden aceptar más de " + MOST + " elementos para esta solicitud.");
    }
    Map<String, @Nullable Object> answer = Json.obj();
    Budget budget = new Budget(request.store().mode.batchCutAfter);
    if (body.has("create")) {
      List<Object> done = new ArrayList<>();
      create.forEach(item -> done.add(budget.one(0, () -> changes.create(request, item))));
      answer.put("create", done);
    }
    if (body.has("update")) {
      List<Object> done = new ArrayList<>();
      for (Fields item : update) {
        long id = id(item.text("id", ""));
        done.add(budget.one(id, () -> changes.update(request, id, item)));
      }
      answer.put("update", done);
    }
    if (body.has("delete")) {
      List<Object> done = new ArrayList<>();
      for (String text : delete) {
        long id = id(text);
        done.add(budget.one(id, () -> changes.delete(request, id)));
      }
      answer.put("delete", done);
    }
    return Reply.ok(answer);
  }

  private static long id(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  /** Runs changes until the gateway gives up; what was done by then stays. */
  private static final class Budget {
    private final long most;
    private long used;

    Budget(long most) {
      this.most = most;
    }

    Object one(long id, Supplier<Map<String, ?>> change) {
      if (most > 0 && used++ >= most) {
        throw new ReplyException(Host.page(504, "Gateway Time-out"));
      }
      try {
        return change.get();
      } catch (ReplyException e) {
        Object tree = Endpoints.wordPress(e.reply()).tree();
        return Json.obj("id", id, "error", tree);
      }
    }
  }
}
