package dev.feria.server.console.sales;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.console.Actors;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Problems;
import dev.feria.server.console.Visit;
import dev.feria.server.console.integrations.AccountCard;
import dev.feria.server.console.integrations.AccountCards;
import dev.feria.server.console.syncs.SyncRows;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.sales.Counter;
import dev.feria.server.sales.SaleView;
import dev.feria.server.sales.SalesReading;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The pages that show sales. */
@Path("/sales")
public final class SalePages {
  static final String SECTION = "sales";
  private static final List<String> STATES = List.of("completed", "cancelled");
  private static final int ROWS = 50;

  private final Pages pages;
  private final Counter counter;
  private final SalesReading sales;
  private final Accounts accounts;
  private final AccountCards cards;
  private final SyncRows syncs;

  /** Composes the pages. */
  public SalePages(
      Pages pages,
      Counter counter,
      SalesReading sales,
      Accounts accounts,
      AccountCards cards,
      SyncRows syncs) {
    this.pages = pages;
    this.counter = counter;
    this.sales = sales;
    this.accounts = accounts;
    this.cards = cards;
    this.syncs = syncs;
  }

  /** Lists sales, the latest first. */
  @GET
  public Response list(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Filter filter = Filters.read(visit, cards, STATES);
    var choice =
        new Counter.Choice(
            visit.id("account"),
            null,
            Filters.orNull(filter.state()),
            Filters.startOf(visit, filter.from(), 0),
            Filters.startOf(visit, filter.to(), 1),
            filter.query(),
            visit.query("oversold").isEmpty() ? null : Boolean.TRUE);
    Page<SaleView> page =
        counter.list(visit.tenant(), choice, Cursor.parse(visit.query("after"), 2), ROWS);
    return visit.page(
        SECTION,
        "sales/sales.jte",
        new SalesView(
            filter,
            cards.latest(visit),
            rows(visit, page.data()),
            counter.totals(visit.tenant(), choice),
            Filters.next(visit, "/sales", page.next())));
  }

  private List<SaleRow> rows(Visit visit, List<SaleView> shown) {
    UUID tenant = visit.tenant();
    Map<UUID, String> names =
        accounts.list(tenant).stream()
            .collect(Collectors.toMap(AccountRow::accountId, AccountRow::name));
    Map<UUID, String> numbers =
        sales.numbers(
            tenant, shown.stream().map(SaleView::orderId).filter(Objects::nonNull).toList());
    return shown.stream().map(sale -> row(visit, sale, names, numbers)).toList();
  }

  private static SaleRow row(
      Visit visit, SaleView sale, Map<UUID, String> names, Map<UUID, String> numbers) {
    UUID account = sale.accountId();
    UUID order = sale.orderId();
    return new SaleRow(
        sale.saleId().toString(),
        account == null ? null : names.getOrDefault(account, ""),
        sale.status(),
        sale.soldAt(),
        sale.total(),
        what(visit, sale.lines()),
        order == null ? null : order.toString(),
        order == null ? null : numbers.get(order),
        account == null
            ? Actors.name(visit.texts(), sale.createdBy())
            : names.getOrDefault(account, ""),
        sale.oversold());
  }

  private static String what(Visit visit, List<SaleView.Line> lines) {
    if (lines.isEmpty()) {
      return "–";
    }
    String first = lines.get(0).title();
    return lines.size() == 1 ? first : visit.t("sale.more", first, lines.size() - 1);
  }

  /** Sends how far the syncs of an account are; when they have ended, the page reads its rows. */
  @GET
  @Path("sync/{account}")
  public Response progress(
      @Context ContainerRequestContext request, @PathParam("account") UUID account) {
    Visit visit = pages.visit(request);
    AccountCard card = cards.one(visit, accounts.get(visit.tenant(), account));
    return visit.part("sales/sync.jte", Map.of("account", card, "ended", !card.running()));
  }

  /** Starts to fetch the orders and listings of an account. */
  @POST
  @Path("sync/{account}")
  public Response sync(
      @Context ContainerRequestContext request, @PathParam("account") UUID account) {
    Visit visit = pages.visit(request);
    AccountRow row = accounts.get(visit.tenant(), account);
    Map<String, Object> shown = new HashMap<>();
    try {
      syncs.start(visit.principal(), row);
    } catch (ProblemException e) {
      shown.put("problem", Problems.text(visit.texts(), e));
    }
    shown.put("account", cards.one(visit, row));
    return visit.partial() ? visit.part("sales/sync.jte", shown) : visit.go("/sales", "synced");
  }

  /** Shows a sale with its lines. */
  @GET
  @Path("{id}")
  public Response show(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    SaleView sale = counter.get(visit.tenant(), id);
    return visit.page(
        SECTION,
        "sales/sale.jte",
        new SalePage(rows(visit, List.of(sale)).get(0), sale, sale.lines()));
  }

  /** Says that an oversold sale is dealt with. */
  @POST
  @Path("{id}/oversell/resolve")
  public Response resolve(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    counter.resolveOversell(visit.principal(), id);
    return visit.go("/sales/" + id, "saved");
  }
}
