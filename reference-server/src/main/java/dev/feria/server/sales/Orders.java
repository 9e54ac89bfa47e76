package dev.feria.server.sales;

import dev.feria.core.commerce.OrderState;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Search;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.sales.OrderRows.After;
import dev.feria.server.sales.OrderRows.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is shown of orders. Thread-safe. */
public final class Orders {
  private final OrderRows rows = new OrderRows();
  private final OrderLineStore lines = new OrderLineStore();
  private final Database database;

  /** Reads from a database. */
  public Orders(Database database) {
    this.database = database;
  }

  /**
   * Which orders to show; null for all.
   *
   * @param unmatched whether they have a line that waits for a product
   * @param sent whether everything has left, by what was entered here; cancelled orders have
   *     neither
   * @param from when they were placed, inclusive
   * @param to when they were placed, exclusive
   * @param search part of an id, a buyer's name, a SKU or a title
   */
  public record Choice(
      @Nullable UUID account,
      @Nullable String state,
      @Nullable Boolean unmatched,
      @Nullable Boolean sent,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String search) {}

  /** Lists orders, the last placed first. */
  public Page<OrderView> list(UUID tenant, Choice choice, @Nullable Cursor from, int limit) {
    String state = choice.state();
    if (state != null
        && List.of(OrderState.values()).stream().noneMatch(s -> OrderStore.word(s).equals(state))) {
      throw Problem.invalid("state", "must be one of unpaid, paid, cancelled, unknown").exception();
    }
    var filter =
        new Filter(
            choice.account(),
            state,
            choice.unmatched(),
            choice.sent(),
            choice.from(),
            choice.to(),
            Search.containing(choice.search()));
    After after = from == null ? null : new After(from.instant(0), from.uuid(1));
    return database.inTenant(
        tenant,
        handle -> {
          List<OrderRow> found = rows.list(handle, tenant, filter, after, limit + 1);
          Page<OrderRow> page =
              Page.of(found, limit, row -> Cursor.of(row.placedAt(), row.orderId()));
          return new Page<>(render(handle, tenant, page.data()), page.next());
        });
  }

  /** Returns an order. */
  public OrderView get(UUID tenant, UUID order) {
    return database.inTenant(
        tenant,
        handle -> {
          OrderRow row =
              rows.find(handle, tenant, order)
                  .orElseThrow(() -> Problem.notFound("there is no such order").exception());
          return render(handle, tenant, List.of(row)).get(0);
        });
  }

  /**
   * Returns an order and locks it until the transaction ends.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when there is no such order
   */
  public OrderView lock(Handle handle, UUID tenant, UUID order) {
    OrderRow row =
        rows.lock(handle, tenant, order)
            .orElseThrow(() -> Problem.notFound("there is no such order").exception());
    return render(handle, tenant, List.of(row)).get(0);
  }

  /**
   * Notes how much of an order has left.
   *
   * @param sent no, part or all
   */
  public void markSent(Handle handle, UUID tenant, UUID order, String sent) {
    rows.markSent(handle, tenant, order, sent);
  }

  private List<OrderView> render(Handle handle, UUID tenant, List<OrderRow> orders) {
    Map<UUID, List<LineRow>> byOrder = new HashMap<>();
    lines
        .ofOrders(handle, tenant, orders.stream().map(OrderRow::orderId).toList())
        .forEach(l -> byOrder.computeIfAbsent(l.orderId(), id -> new ArrayList<>()).add(l));
    return orders.stream()
        .map(order -> OrderView.of(order, byOrder.getOrDefault(order.orderId(), List.of())))
        .toList();
  }
}
