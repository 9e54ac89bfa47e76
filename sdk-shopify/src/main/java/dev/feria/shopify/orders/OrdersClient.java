package dev.feria.shopify.orders;

import dev.feria.core.error.RejectedException;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.limit.Priority;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.shopify.graphql.GraphQlRequest;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.internal.Gateway;
import dev.feria.shopify.wire.Connection;
import dev.feria.shopify.wire.Gid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls on orders. Ids are numbers or global ids. Thread-safe.
 *
 * @see <a href="https://shopify.dev/docs/api/admin-graphql/latest/objects/Order">Order, read
 *     2026-11-20</a>
 */
public final class OrdersClient {
  private static final String ORDER = "Order";

  private final Gateway gateway;

  /** Made by {@code ShopifyClient.orders()}. */
  public OrdersClient(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Lists orders whole, by the time of their last change, oldest first.
   *
   * <p>Shape: pages of 25. Lines beyond the fifth and refunds of lines cost a request of their own
   * for each order that has them. An order that changes while the walk goes on comes twice. The
   * search knows of a change some seconds after it was made.
   *
   * <p>Budget: about 800 points requested for a page, charged for what it holds.
   */
  public Paginated<Order> list(OrderSearch search) {
    return Paginated.of(
        null,
        cursor -> {
          Page<Entry<Order>> page = page(search, cursor);
          List<Order> orders = new ArrayList<>();
          for (Entry<Order> entry : page.items()) {
            if (entry instanceof Entry.Read<Order> read) {
              orders.add(read.value());
            } else if (entry instanceof Entry.Unreadable<Order> unreadable) {
              throw Errors.unreadable("orders.list", unreadable.reason());
            }
          }
          return new Page<>(orders, page.next(), page.total(), page.readAt());
        });
  }

  /**
   * Lists orders like {@link #list}, each readable or not by itself.
   *
   * @param cursor where to go on: the {@code next} of a page, also of another process; null starts
   *     at the beginning
   */
  public Paginated<Entry<Order>> entries(OrderSearch search, @Nullable String cursor) {
    return Paginated.of(cursor, at -> page(search, at));
  }

  private Page<Entry<Order>> page(OrderSearch search, @Nullable String cursor) {
    OrderCursor start = OrderCursor.parse(cursor);
    ApiResponse<OrderData.Listed> answer =
        gateway.read(
            GraphQlRequest.of("orders.list", OrderDocuments.LIST)
                .variable("first", OrderDocuments.ORDERS_PER_PAGE)
                .variable("after", start.after())
                .variable("query", search.text(start.from()))
                .variable("lines", OrderDocuments.LINES_PER_ORDER),
            OrderData.Listed.class,
            Priority.ORDERS);
    Connection<Entry<Order>> orders = answer.body().orders();
    List<Entry<Order>> whole = new ArrayList<>();
    Instant latest = null;
    for (Entry<Order> entry : orders.nodes()) {
      if (entry instanceof Entry.Read<Order> read) {
        latest = read.value().updatedAt();
        whole.add(new Entry.Read<>(complete(read.value())));
      } else if (entry instanceof Entry.Unreadable<Order> unreadable) {
        String id = unreadable.reference();
        whole.add(new Entry.Unreadable<>(id == null ? null : Gid.number(id), unreadable.reason()));
      }
    }
    String end = orders.pageInfo().next();
    return new Page<>(
        whole,
        end == null ? null : start.next(orders.nodes().size(), end, latest).text(),
        null,
        answer.date());
  }

  /**
   * Reads an order whole.
   *
   * @throws RejectedException with code {@code not_found} when the application does not see it
   */
  public Order get(String id) {
    return read(id).body();
  }

  /** Reads an order whole, with when it was read. See {@link #get}. */
  public ApiResponse<Order> read(String id) {
    ApiResponse<OrderData.One> answer =
        gateway.read(
            GraphQlRequest.of("orders.get", OrderDocuments.GET)
                .variable("id", Gid.of(ORDER, id))
                .variable("lines", OrderDocuments.LINES_PER_PAGE),
            OrderData.One.class,
            Priority.ORDERS);
    Order order = found("orders.get", answer.body().order());
    return new ApiResponse<>(answer.status(), answer.headers(), complete(order), answer.date());
  }

  /**
   * Reads what lists leave out: addresses, payments, shipments, notes, totals.
   *
   * @throws RejectedException with code {@code not_found} when the application does not see it
   */
  public OrderDetails details(String id) {
    return found(
        "orders.details",
        gateway
            .data(
                GraphQlRequest.of("orders.details", OrderDocuments.DETAILS)
                    .variable("id", Gid.of(ORDER, id)),
                OrderData.Detailed.class,
                Priority.ORDERS)
            .order());
  }

  /** Reads the refunds of an order with their lines; at most 20 of them. */
  public List<Refund> refunds(String id) {
    List<Refund> whole = new ArrayList<>();
    for (Refund refund :
        found(
                "orders.refunds",
                gateway
                    .data(
                        GraphQlRequest.of("orders.refunds", OrderDocuments.REFUNDS)
                            .variable("id", Gid.of(ORDER, id)),
                        OrderData.Refunded.class,
                        Priority.ORDERS)
                    .order())
            .refunds()) {
      List<RefundLineItem> lines = new ArrayList<>(refund.refundLineItems().nodes());
      String after = refund.refundLineItems().pageInfo().next();
      while (after != null) {
        Connection<RefundLineItem> more = refundLines(refund.id(), after);
        lines.addAll(more.nodes());
        after = more.pageInfo().next();
      }
      whole.add(
          new Refund(
              refund.id(), refund.createdAt(), refund.totalRefundedSet(), Connection.of(lines)));
    }
    return whole;
  }

  /** Marks an order as paid that is paid outside of the shop: transfer, cash on delivery. */
  public void markAsPaid(String id) {
    OrderData.Outcome outcome =
        gateway
            .data(
                GraphQlRequest.of("orders.mark_as_paid", OrderDocuments.MARK_AS_PAID)
                    .variable("id", Gid.of(ORDER, id)),
                OrderData.Marked.class,
                Priority.ORDERS)
            .orderMarkAsPaid();
    Gateway.check("orders.mark_as_paid", outcome == null ? List.of() : outcome.errors());
  }

  /** Reads the lines beyond the first page, and the refunds where pieces were taken back. */
  private Order complete(Order order) {
    Order whole = order;
    String after = order.lineItems().pageInfo().next();
    if (after != null) {
      List<LineItem> lines = new ArrayList<>(order.lineItems().nodes());
      while (after != null) {
        Connection<LineItem> more = lines(order.id(), after);
        lines.addAll(more.nodes());
        after = more.pageInfo().next();
      }
      whole = whole.with(lines, whole.refunds());
    }
    return whole.hasReducedLines()
        ? whole.with(whole.lineItems().nodes(), refunds(order.id()))
        : whole;
  }

  private Connection<LineItem> lines(String id, String after) {
    return found(
            "orders.lines",
            gateway
                .data(
                    GraphQlRequest.of("orders.lines", OrderDocuments.LINES)
                        .variable("id", id)
                        .variable("first", OrderDocuments.LINES_PER_PAGE)
                        .variable("after", after),
                    OrderData.Lined.class,
                    Priority.ORDERS)
                .order())
        .lineItems();
  }

  private Connection<RefundLineItem> refundLines(String refundId, String after) {
    return found(
            "orders.refund_lines",
            gateway
                .data(
                    GraphQlRequest.of("orders.refund_lines", OrderDocuments.REFUND_LINES)
                        .variable("id", refundId)
                        .variable("first", OrderDocuments.REFUND_LINES_PER_PAGE)
                        .variable("after", after),
                    OrderData.OneRefund.class,
                    Priority.ORDERS)
                .refund())
        .refundLineItems();
  }

  private static <T> T found(String operation, @Nullable T value) {
    if (value == null) {
      throw Errors.notFound(operation);
    }
    return value;
  }
}
