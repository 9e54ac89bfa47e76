package dev.feria.sandbox.woocommerce.orders;

import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.rest.Request;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Note;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Times;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code orders/{order}/notes}. Writing one is no change of the order. */
public final class Notes {
  private final OrderSteps steps;

  /** Notes on this platform. */
  public Notes(Platform platform) {
    this.steps = new OrderSteps(platform);
  }

  /** Adds the routes. */
  public void register(Endpoints endpoints) {
    String path = "/orders/{order}/notes";
    endpoints
        .get(path, "orders.notes", this::list)
        .post(path, "orders.add_note", this::create)
        .get(path + "/{id}", "orders.note", request -> Reply.ok(view(request, find(request))))
        .delete(path + "/{id}", "orders.delete_note", this::delete);
  }

  private static Order order(Request request) {
    return Orders.find(request.store(), request.id("order"), 404);
  }

  private static Note find(Request request) {
    long id = request.id("id");
    for (Note note : order(request).notes) {
      if (note.id == id) {
        return note;
      }
    }
    throw Errors.of(404, "woocommerce_rest_invalid_id", "ID de recurso no válido.");
  }

  private static Map<String, @Nullable Object> view(Request request, Note note) {
    Map<String, @Nullable Object> view = Json.obj("id", note.id, "author", note.author);
    Times.put(view, "date_created", note.created, request.store().zone());
    view.put("note", note.text);
    view.put("customer_note", note.forCustomer);
    return view;
  }

  private Reply list(Request request) {
    String type = request.call().query("type", "any");
    List<Object> views = new ArrayList<>();
    List<Note> notes = new ArrayList<>(order(request).notes);
    Collections.reverse(notes);
    for (Note note : notes) {
      if (type.equals("any") || note.forCustomer == type.equals("customer")) {
        views.add(view(request, note));
      }
    }
    return Reply.ok(views);
  }

  private Reply create(Request request) {
    Fields body = request.body();
    String text = body.text("note", "");
    if (text.isEmpty()) {
      throw Errors.with(
          400,
          "rest_missing_callback_param",
          "Faltan parámetros: note",
          Json.obj("params", List.of("note")));
    }
    Note note =
        steps.note(request.store(), order(request), text, body.flag("customer_note", false));
    note.author = body.flag("added_by_user", false) ? request.store().username : "WooCommerce";
    return Reply.json(201, view(request, note));
  }

  private Reply delete(Request request) {
    if (!request.flag("force")) {
      throw Errors.of(
          501, "woocommerce_rest_trash_not_supported", "Las notas no admiten papelera.");
    }
    Note note = find(request);
    order(request).notes.remove(note);
    return Reply.ok(view(request, note));
  }
}
