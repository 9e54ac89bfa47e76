package dev.feria.sandbox.woocommerce.orders;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.woocommerce.rest.Batch;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.rest.ListQuery;
import dev.feria.sandbox.woocommerce.rest.Request;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.OrderLine;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** {@code orders}. */
public final class Orders implements Batch.Changes {
  private static final Set<String> ORDERS = Set.of("title", "slug");

  private final Platform platform;
  private final OrderWrites writes;

  /** Orders on this platform. */
  public Orders(Platform platform) {
    this.platform = platform;
    this.writes = new OrderWrites(platform);
  }

  /** Adds the routes. */
  public void register(Endpoints endpoints) {
    endpoints
        .batch("/orders", "orders.batch", request -> Batch.run(request, this))
        .get("/orders", "orders.list", this::list)
        .post(
            "/orders", "orders.create", request -> Reply.json(201, create(request, request.body())))
        .get("/orders/{id}", "orders.get", request -> Reply.ok(view(request, find(request, 404))))
        .put(
            "/orders/{id}",
            "orders.update",
            request -> Reply.ok(update(request, request.id("id"), request.body())))
        .delete("/orders/{id}", "orders.delete", this::delete);
  }

  private Map<String, ?> view(Request request, Order order) {
    return views(request).of(order);
  }

  private OrderView views(Request request) {
    Store store = request.store();
    return new OrderView(platform, store, request.number("dp", store.decimals, 0, 8));
  }

  private static Order find(Request request, int status) {
    return find(request.store(), request.id("id"), status);
  }

  static Order find(Store store, long id, int status) {
    Order order = store.orderShelf().get(id);
    if (order == null) {
      throw Errors.of(status, "woocommerce_rest_shop_order_invalid_id", "ID no válido.");
    }
    return order;
  }

  private Reply list(Request request) {
    ListQuery query = new ListQuery(request, ORDERS);
    Store store = request.store();
    List<Order> found =
        query.select(
            store.orderShelf(),
            filter(request, query),
            Map.of("title", Comparator.<Order>comparingLong(order -> order.created)));
    OrderView views = views(request);
    return query.page(found, views::of);
  }

  private static Predicate<Order> filter(Request request, ListQuery query) {
    Call call = request.call();
    Set<String> statuses = new HashSet<>(call.queryList("status"));
    statuses.addAll(call.queryList("status[]"));
    for (String status : statuses) {
      if (!status.equals("any")
          && !status.equals("trash")
          && !status.equals("auto-draft")
          && !OrderWrites.STATUSES.contains(status)) {
        throw Errors.parameter(
            "status", "rest_not_in_enum", "no es uno de los valores permitidos.");
      }
    }
    boolean any = statuses.isEmpty() || statuses.contains("any") || statuses.contains("trash");
    int customer = request.number("customer", -1, 0, Integer.MAX_VALUE);
    int product = request.number("product", 0, 0, Integer.MAX_VALUE);
    String search = query.search();
    return order ->
        (any || statuses.contains(order.status))
            && (customer < 0 || order.customerId == customer)
            && (product == 0 || sells(order, product))
            && (search.isEmpty() || matches(order, search));
  }

  private static boolean sells(Order order, long product) {
    for (OrderLine line : order.lines) {
      if (line.productId == product) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(Order order, String search) {
    StringBuilder text = new StringBuilder();
    text.append(order.id).append(' ');
    text.append(order.billing.firstName).append(' ').append(order.billing.lastName).append(' ');
    text.append(order.billing.email).append(' ').append(order.billing.phone).append(' ');
    text.append(order.billing.address1).append(' ');
    order.lines.forEach(line -> text.append(line.name).append(' '));
    return text.toString().toLowerCase(Locale.ROOT).contains(search);
  }

  private Reply delete(Request request) {
    Order order = find(request, 404);
    boolean force = request.flag("force");
    if (!force && order.trashed) {
      throw Errors.of(410, "woocommerce_rest_already_trashed", "Ya está en la papelera.");
    }
    Map<String, ?> view = view(request, order);
    remove(request.store(), order, force);
    return Reply.ok(view);
  }

  private void remove(Store store, Order order, boolean force) {
    if (force) {
      store.orderShelf().remove(order);
    } else {
      order.trashed = true;
      store.orderShelf().touch(order, platform.now());
    }
    platform.announce(store, "order.deleted", order.id);
  }

  @Override
  public Map<String, ?> create(Request request, Fields body) {
    return view(request, writes.create(request.store(), body));
  }

  @Override
  public Map<String, ?> update(Request request, long id, Fields body) {
    Order order = find(request.store(), id, 400);
    writes.update(request.store(), order, body);
    return view(request, order);
  }

  @Override
  public Map<String, ?> delete(Request request, long id) {
    Order order = find(request.store(), id, 404);
    Map<String, ?> view = view(request, order);
    remove(request.store(), order, true);
    return view;
  }
}
