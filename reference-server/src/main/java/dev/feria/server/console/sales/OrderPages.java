package dev.feria.server.console.sales;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.console.integrations.AccountCards;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.sales.OrderView;
import dev.feria.server.sales.Orders;
import dev.feria.server.sales.SalesReading;
import dev.feria.server.shipping.Shipments;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages that show orders. */
@Path("/orders")
public final class OrderPages {
  private static final List<String> STATES = List.of("unpaid", "paid", "cancelled", "unknown");
  private static final int ROWS = 50;

  private final Pages pages;
  private final Orders orders;
  private final SalesReading sales;
  private final Accounts accounts;
  private final AccountCards cards;
  private final ShipmentRows shipments;

  /** Composes the pages. */
  public OrderPages(
      Pages pages,
      Orders orders,
      Shipments shipments,
      SalesReading sales,
      Accounts accounts,
      AccountCards cards) {
    this.pages = pages;
    this.orders = orders;
    this.sales = sales;
    this.accounts = accounts;
    this.cards = cards;
    this.shipments = new ShipmentRows(shipments);
  }

  /** Lists orders, the latest first. */
  @GET
  public Response list(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Filter filter = Filters.read(visit, cards, STATES);
    var choice =
        new Orders.Choice(
            visit.id("account"),
            Filters.orNull(filter.state()),
            visit.query("unmatched").isEmpty() ? null : Boolean.TRUE,
            sent(visit),
            Filters.startOf(visit, filter.from(), 0),
            Filters.startOf(visit, filter.to(), 1),
            filter.query());
    Page<OrderView> page =
        orders.list(visit.tenant(), choice, Cursor.parse(visit.query("after"), 2), ROWS);
    Map<UUID, String> names = names(visit.tenant());
    return visit.page(
        "orders",
        "sales/orders.jte",
        new OrdersView(
            filter,
            visit.query("sent"),
            page.data().stream().map(order -> row(order, names)).toList(),
            Filters.next(visit, "/orders", page.next())));
  }

  private static @Nullable Boolean sent(Visit visit) {
    return switch (visit.query("sent")) {
      case "yes" -> Boolean.TRUE;
      case "no" -> Boolean.FALSE;
      default -> null;
    };
  }

  private Map<UUID, String> names(UUID tenant) {
    return accounts.list(tenant).stream()
        .collect(Collectors.toMap(AccountRow::accountId, AccountRow::name));
  }

  private static OrderRow row(OrderView order, Map<UUID, String> names) {
    OrderView.Buyer buyer = order.buyer();
    return new OrderRow(
        order.orderId().toString(),
        names.getOrDefault(order.accountId(), ""),
        order.externalId(),
        order.packId(),
        order.state(),
        order.providerStatus(),
        order.placedAt(),
        order.updatedAt(),
        order.total(),
        buyer == null ? null : buyer.name() == null ? buyer.id() : buyer.name(),
        order.lines().stream().filter(OrderView.Line::unmatched).count(),
        order.sent());
  }

  /** Shows an order with its lines. */
  @GET
  @Path("{id}")
  public Response show(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    UUID tenant = visit.tenant();
    OrderView order = orders.get(tenant, id);
    Map<UUID, String> names = names(tenant);
    return visit.page(
        "orders",
        "sales/order.jte",
        new OrderPage(
            row(order, names),
            order.lines().stream().map(line -> line(order, line)).toList(),
            siblings(tenant, order).stream().map(o -> row(o, names)).toList(),
            order.shipmentId(),
            shipments.view(visit, order),
            sales.sale(tenant, id).map(UUID::toString).orElse(null)));
  }

  private List<OrderView> siblings(UUID tenant, OrderView order) {
    if (order.packId().equals(order.externalId())) {
      return List.of();
    }
    var samePack =
        new Orders.Choice(order.accountId(), null, null, null, null, null, order.packId());
    return orders.list(tenant, samePack, null, ROWS).data().stream()
        .filter(other -> other.packId().equals(order.packId()))
        .filter(other -> !other.orderId().equals(order.orderId()))
        .toList();
  }

  private static OrderLineRow line(OrderView order, OrderView.Line line) {
    UUID product = line.productId();
    return new OrderLineRow(
        line.title(),
        line.sku(),
        line.quantity(),
        line.unitPrice(),
        line.stockEffect(),
        product == null ? null : product.toString(),
        Visit.href(
            "/listings", Map.of("q", line.listing(), "account", order.accountId().toString())));
  }
}
