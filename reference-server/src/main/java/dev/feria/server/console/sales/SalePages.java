package dev.feria.server.console.sales;

import dev.feria.core.commerce.Money;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.console.integrations.AccountCard;
import dev.feria.server.console.integrations.AccountCards;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.sales.OrderReading;
import dev.feria.server.sales.Sale;
import dev.feria.server.sales.SaleLine;
import dev.feria.server.sales.SaleReading;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The pages that show sales. */
@Path("/sales")
public final class SalePages {
  private static final List<String> STATES = List.of("completed", "cancelled");
  private static final int ROWS = 50;

  private final Pages pages;
  private final SaleReading sales;
  private final OrderReading orders;
  private final Accounts accounts;
  private final AccountCards cards;

  /** Composes the pages. */
  public SalePages(
      Pages pages, SaleReading sales, OrderReading orders, Accounts accounts, AccountCards cards) {
    this.pages = pages;
    this.sales = sales;
    this.orders = orders;
    this.accounts = accounts;
    this.cards = cards;
  }

  /** Lists sales, the latest first. */
  @GET
  public Response list(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Filter filter = Filters.read(visit, cards, STATES);
    Cursor cursor = Cursor.parse(visit.query("after"), 2);
    SaleReading.Place after =
        cursor == null ? null : new SaleReading.Place(cursor.instant(0), cursor.uuid(1));
    var narrowed =
        new SaleReading.Filter(
            visit.id("account"),
            Filters.orNull(filter.state()),
            Filters.startOf(visit, filter.from(), 0),
            Filters.startOf(visit, filter.to(), 1),
            filter.query());
    List<Sale> found = sales.list(visit.tenant(), narrowed, after, ROWS + 1);
    List<Sale> shown = found.subList(0, Math.min(ROWS, found.size()));
    return visit.page(
        "sales",
        "sales/sales.jte",
        new SalesView(
            filter,
            cards.all(visit).stream().filter(AccountCard::importOrders).toList(),
            rows(visit, shown),
            totals(shown),
            found.size() > ROWS ? next(visit, shown.get(ROWS - 1)) : null));
  }

  private static String next(Visit visit, Sale last) {
    return Filters.next(visit, "/sales", Cursor.of(last.soldAt(), last.saleId()).text());
  }

  private static List<Money> totals(List<Sale> shown) {
    Map<String, Money> totals = new TreeMap<>();
    shown.stream()
        .filter(sale -> sale.status().equals("completed"))
        .forEach(sale -> totals.merge(sale.total().currency(), sale.total(), Money::plus));
    return List.copyOf(totals.values());
  }

  private List<SaleRow> rows(Visit visit, List<Sale> shown) {
    UUID tenant = visit.tenant();
    Map<UUID, String> names =
        accounts.list(tenant).stream()
            .collect(Collectors.toMap(AccountRow::accountId, AccountRow::name));
    Map<UUID, List<SaleLine>> lines =
        sales.lines(tenant, shown.stream().map(Sale::saleId).toList());
    Map<UUID, String> numbers =
        orders.numbers(tenant, shown.stream().map(Sale::orderId).filter(Objects::nonNull).toList());
    return shown.stream()
        .map(sale -> row(visit, sale, names, numbers, lines.getOrDefault(sale.saleId(), List.of())))
        .toList();
  }

  private static SaleRow row(
      Visit visit,
      Sale sale,
      Map<UUID, String> names,
      Map<UUID, String> numbers,
      List<SaleLine> lines) {
    UUID account = sale.accountId();
    UUID order = sale.orderId();
    return new SaleRow(
        sale.saleId().toString(),
        account == null ? null : names.getOrDefault(account, ""),
        sale.status(),
        sale.soldAt(),
        sale.total(),
        what(visit, lines),
        order == null ? null : order.toString(),
        order == null ? null : numbers.get(order),
        sale.createdBy().replaceFirst("^user:", ""));
  }

  private static String what(Visit visit, List<SaleLine> lines) {
    if (lines.isEmpty()) {
      return "–";
    }
    String first = lines.get(0).title();
    return lines.size() == 1 ? first : visit.t("sale.more", first, lines.size() - 1);
  }

  /** Shows a sale with its lines. */
  @GET
  @Path("{id}")
  public Response show(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    Sale sale = sales.get(visit.tenant(), id);
    List<OrderLineRow> lines =
        sales.lines(visit.tenant(), List.of(id)).getOrDefault(id, List.of()).stream()
            .map(SalePages::line)
            .toList();
    return visit.page(
        "sales", "sales/sale.jte", new SaleView(rows(visit, List.of(sale)).get(0), lines));
  }

  private static OrderLineRow line(SaleLine line) {
    UUID product = line.productId();
    return new OrderLineRow(
        line.title(),
        line.sku(),
        line.quantity(),
        line.unitPrice(),
        "",
        product == null ? null : product.toString(),
        "");
  }
}
