package dev.feria.server.console.home;

import dev.feria.server.catalog.CatalogReading;
import dev.feria.server.console.NoticeRows;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.console.catalog.ProductRows;
import dev.feria.server.console.integrations.AccountCard;
import dev.feria.server.console.integrations.AccountCards;
import dev.feria.server.console.syncs.SyncRows;
import dev.feria.server.inventory.StockReading;
import dev.feria.server.notices.Notices;
import dev.feria.server.sales.Counter;
import dev.feria.server.sales.SaleView;
import dev.feria.server.sales.SalesReading;
import dev.feria.server.sales.Turnover;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The start page. */
@Path("/")
public final class HomePages {
  private static final int NOTICES = 20;
  private static final int SOLD_OUT = 5;
  private static final int OVERSOLD = 5;

  private final Pages pages;
  private final Sources sources;
  private final Clock clock;

  /** What the page is gathered from. */
  public record Sources(
      Notices notices,
      SalesReading sales,
      Counter counter,
      CatalogReading catalog,
      StockReading stock,
      ProductRows products,
      AccountCards accounts,
      SyncRows syncs) {}

  /** Composes the page. */
  public HomePages(Pages pages, Sources sources, Clock clock) {
    this.pages = pages;
    this.sources = sources;
    this.clock = clock;
  }

  /** Shows what is open and what happened today. */
  @GET
  public Response show(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    UUID tenant = visit.tenant();
    List<AccountCard> accounts = sources.accounts().all(visit);
    Map<String, String> names =
        accounts.stream().collect(Collectors.toMap(AccountCard::id, AccountCard::name));
    Turnover today = sources.sales().since(tenant, startOfDay(visit.texts().zone()));
    return visit.page(
        "home",
        "home/dashboard.jte",
        new DashboardView(
            today.totals(),
            today.count(),
            sources.notices().list(tenant, true, null, NOTICES).data().stream()
                .map(notice -> NoticeRows.row(visit.texts(), notice, names))
                .toList(),
            accounts,
            sources.products().soldOut(tenant, "", null, SOLD_OUT).data(),
            sources.stock().countSoldOut(tenant),
            sources.catalog().unmatched(tenant),
            sources.sales().oversold(tenant),
            oversold(visit, names),
            sources.syncs().recent(tenant)));
  }

  private List<OversoldRow> oversold(Visit visit, Map<String, String> names) {
    var choice = new Counter.Choice(null, null, null, null, null, null, true);
    return sources.counter().list(visit.tenant(), choice, null, OVERSOLD).data().stream()
        .map(sale -> oversold(visit, sale, names))
        .toList();
  }

  private static OversoldRow oversold(Visit visit, SaleView sale, Map<String, String> names) {
    SaleView.Line line =
        sale.lines().stream().filter(l -> l.missing() > 0).findFirst().orElse(sale.lines().get(0));
    UUID account = sale.accountId();
    SaleView.Oversell oversell = sale.oversell();
    return new OversoldRow(
        sale.saleId().toString(),
        line.title(),
        account == null ? visit.t("sale.local") : names.getOrDefault(account.toString(), ""),
        sale.soldAt(),
        oversell == null ? 0 : oversell.missing(),
        sale.competing().size());
  }

  private Instant startOfDay(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone).atStartOfDay(zone).toInstant();
  }
}
