package dev.feria.sandbox.woocommerce.orders;

import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.rest.Request;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.OrderLine;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Refund;
import dev.feria.sandbox.woocommerce.state.Store;
import dev.feria.sandbox.woocommerce.state.Times;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code orders/{order}/refunds}. */
public final class Refunds {
  private final Platform platform;
  private final OrderSteps steps;

  /** Refunds on this platform. */
  public Refunds(Platform platform) {
    this.platform = platform;
    this.steps = new OrderSteps(platform);
  }

  /** Adds the routes. */
  public void register(Endpoints endpoints) {
    String path = "/orders/{order}/refunds";
    endpoints
        .get("/refunds", "refunds.all", this::all)
        .get(path, "refunds.list", this::list)
        .post(path, "refunds.create", this::create)
        .get(path + "/{id}", "refunds.get", this::get)
        .delete(path + "/{id}", "refunds.delete", this::delete);
  }

  private static Order order(Request request) {
    return Orders.find(request.store(), request.id("order"), 404);
  }

  private static Refund find(Request request) {
    long id = request.id("id");
    for (Refund refund : order(request).refunds) {
      if (refund.id == id) {
        return refund;
      }
    }
    throw Errors.of(
        404, "woocommerce_rest_invalid_order_refund_id", "ID de reembolso de pedido no válido.");
  }

  private Map<String, @Nullable Object> view(Store store, Order order, Refund refund) {
    Map<String, @Nullable Object> view = Json.obj("id", refund.id, "parent_id", order.id);
    Times.put(view, "date_created", refund.created, store.zone());
    view.put("amount", store.money(refund.amount));
    view.put("reason", refund.reason);
    view.put("refunded_by", 1);
    view.put("refunded_payment", refund.paidBack);
    view.put("meta_data", List.of());
    List<Object> lines =
        new OrderView(platform, store).lines(refund.lines, order.pricesIncludeTax, -1);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof Map<?, ?> line) {
        Map<String, @Nullable Object> whole = Json.obj();
        line.forEach((name, value) -> whole.put(String.valueOf(name), value));
        whole.put(
            "meta_data",
            List.of(
                Json.obj(
                    "id",
                    refund.id * 100 + i,
                    "key",
                    "_refunded_item_id",
                    "value",
                    Long.toString(refund.refundedLines.get(i)))));
        lines.set(i, whole);
      }
    }
    view.put("line_items", lines);
    view.put("shipping_lines", List.of());
    view.put("tax_lines", List.of());
    view.put("fee_lines", List.of());
    return view;
  }

  private Reply all(Request request) {
    if (!request.store().mode.atLeast(9, 0)) {
      throw new ReplyException(Errors.noRoute());
    }
    List<Object> views = new ArrayList<>();
    int most = request.number("per_page", 10, 1, 100);
    int skip = (request.number("page", 1, 1, Integer.MAX_VALUE) - 1) * most;
    for (Order order : request.store().orderShelf().byChange().descendingMap().values()) {
      for (Refund refund : order.refunds) {
        if (skip-- <= 0 && views.size() < most) {
          views.add(view(request.store(), order, refund));
        }
      }
    }
    return Reply.ok(views);
  }

  private Reply list(Request request) {
    Order order = order(request);
    List<Object> views = new ArrayList<>();
    for (int i = order.refunds.size() - 1; i >= 0; i--) {
      views.add(view(request.store(), order, order.refunds.get(i)));
    }
    return Reply.ok(views);
  }

  private Reply get(Request request) {
    return Reply.ok(view(request.store(), order(request), find(request)));
  }

  private Reply create(Request request) {
    Order order = order(request);
    Fields body = request.body();
    List<OrderSteps.Returned> returned = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Fields part : body.objects("line_items")) {
      OrderLine line = line(order, part.integer("id", 0));
      BigDecimal total = part.decimal("refund_total");
      BigDecimal amount = total == null ? BigDecimal.ZERO : total;
      sum = sum.add(amount);
      returned.add(new OrderSteps.Returned(line, part.integer("quantity", 0), amount));
    }
    BigDecimal given = body.decimal("amount");
    BigDecimal amount = given == null ? sum : given;
    BigDecimal left = order.total().subtract(order.refunded());
    if (amount.signum() < 0 || amount.compareTo(left) > 0 || order.trashed) {
      throw Errors.of(
          500, "woocommerce_rest_cannot_create_order_refund", "Importe de reembolso no válido.");
    }
    Refund refund =
        steps.refund(
            request.store(),
            order,
            amount,
            returned,
            body.text("reason", ""),
            body.flag("api_refund", true),
            body.flag("api_restock", true));
    return Reply.json(201, view(request.store(), order, refund));
  }

  private static OrderLine line(Order order, long id) {
    for (OrderLine line : order.lines) {
      if (line.id == id) {
        return line;
      }
    }
    throw Errors.of(
        400, "woocommerce_rest_invalid_item_id", "El ID del artículo no pertenece al pedido.");
  }

  private Reply delete(Request request) {
    if (!request.flag("force")) {
      throw Errors.of(
          501, "woocommerce_rest_trash_not_supported", "Los reembolsos no admiten papelera.");
    }
    Order order = order(request);
    Refund refund = find(request);
    Map<String, ?> view = view(request.store(), order, refund);
    order.refunds.remove(refund);
    steps.changed(request.store(), order);
    return Reply.ok(view);
  }
}
