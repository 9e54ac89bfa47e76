package dev.feria.server.console.sales;

import dev.feria.core.commerce.Money;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.console.integrations.AccountCards;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.sales.LineRow;
import dev.feria.server.sales.OrderReading;
import dev.feria.server.sales.OrderSummary;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The pages that show orders. */
@Path("/orders")
public final class OrderPages {
  private static final List<String> STATES = List.of("unpaid", "paid", "cancelled", "unknown");
  private static final int ROWS = 50;

  private final Pages pages;
  private final OrderReading orders;
  private final Accounts accounts;
  private final AccountCards cards;

  /** Composes the pages. */
  public OrderPages(Pages pages, OrderReading orders, Accounts accounts, AccountCards cards) {
    this.pages = pages;
    this.orders = orders;
    this.accounts = accounts;
    this.cards = cards;
  }

  /** Lists orders, the latest first. */
  @GET
  public Response list(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Filter filter = Filters.read(visit, cards, STATES);
    Cursor cursor = Cursor.parse(visit.query("after"), 2);
    OrderReading.Place after =
        cursor == null ? null : new OrderReading.Place(cursor.instant(0), cursor.uuid(1));
    var narrowed =
        new OrderReading.Filter(
            visit.id("account"),
            Filters.orNull(filter.state()),
            Filters.startOf(visit, filter.from(), 0),
            Filters.startOf(visit, filter.to(), 1),
            filter.query());
    List<OrderSummary> found = orders.list(visit.tenant(), narrowed, after, ROWS + 1);
    List<OrderSummary> shown = found.subList(0, Math.min(ROWS, found.size()));
    Map<UUID, String> names = names(visit.tenant());
    return visit.page(
        "orders",
        "sales/orders.jte",
        new OrdersView(
            filter,
            shown.stream().map(order -> row(order, names)).toList(),
            found.size() > ROWS ? next(visit, shown.get(ROWS - 1)) : null));
  }

  private static String next(Visit visit, OrderSummary last) {
    return Filters.next(visit, "/orders", Cursor.of(last.placedAt(), last.orderId()).text());
  }

  private Map<UUID, String> names(UUID tenant) {
    return accounts.list(tenant).stream()
        .collect(Collectors.toMap(AccountRow::accountId, AccountRow::name));
  }

  private static OrderRow row(OrderSummary order, Map<UUID, String> names) {
    return new OrderRow(
        order.orderId().toString(),
        names.getOrDefault(order.accountId(), ""),
        order.externalId(),
        order.packId(),
        order.state().name().toLowerCase(Locale.ROOT),
        order.providerStatus(),
        order.placedAt(),
        order.updatedAt(),
        order.total(),
        order.buyerName(),
        order.unmatched());
  }

  /** Shows an order with its lines. */
  @GET
  @Path("{id}")
  public Response show(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    UUID tenant = visit.tenant();
    OrderSummary order = orders.get(tenant, id);
    Map<UUID, String> names = names(tenant);
    UUID sale = orders.sale(tenant, id);
    return visit.page(
        "orders",
        "sales/order.jte",
        new OrderView(
            row(order, names),
            orders.lines(tenant, id).stream().map(line -> line(order, line)).toList(),
            orders.siblings(tenant, order).stream().map(o -> row(o, names)).toList(),
            order.shipmentId(),
            sale == null ? null : sale.toString()));
  }

  private static OrderLineRow line(OrderSummary order, LineRow line) {
    return new OrderLineRow(
        line.title(),
        line.sku(),
        line.quantity(),
        new Money(line.unitPrice(), order.total().currency()),
        line.effect().word(),
        line.productId() == null ? null : line.productId().toString(),
        Visit.href(
            "/listings",
            Map.of("q", line.listingExternalId(), "account", order.accountId().toString())));
  }
}
