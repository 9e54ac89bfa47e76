package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import dev.feria.server.catalog.Listings;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Lane;
import dev.feria.server.inventory.Stock;
import dev.feria.server.inventory.StockEntry;
import dev.feria.server.inventory.StockEntry.Kind;
import dev.feria.server.inventory.StockEntry.Origin;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Search;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.sales.SaleStore.After;
import dev.feria.server.sales.SaleStore.Filter;
import dev.feria.server.tenancy.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Sales over the counter, and what is shown of all sales. Thread-safe. */
public final class Counter {
  private static final Set<String> STATUSES = Set.of("completed", "cancelled");
  private static final Set<String> SOURCES = Set.of("order", "local");

  private final SaleStore store = new SaleStore();
  private final Listings listings = new Listings();
  private final Database database;
  private final Inventory inventory;
  private final Oversells oversells;
  private final AuditLog audit;
  private final Clock clock;

  /** Composes the service. */
  public Counter(
      Database database, Inventory inventory, Oversells oversells, AuditLog audit, Clock clock) {
    this.database = database;
    this.inventory = inventory;
    this.oversells = oversells;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Which sales to show; null for all.
   *
   * @param from when they were sold, inclusive
   * @param to when they were sold, exclusive
   * @param search part of an order's id, a buyer's name, a SKU or a title
   * @param oversold whether there was not enough of something and nobody has dealt with it yet
   */
  public record Choice(
      @Nullable UUID account,
      @Nullable String source,
      @Nullable String status,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String search,
      @Nullable Boolean oversold) {}

  /** Lists sales, newest first. */
  public Page<SaleView> list(UUID tenant, Choice choice, @Nullable Cursor from, int limit) {
    Filter filter = filter(choice);
    After after = from == null ? null : new After(from.instant(0), from.uuid(1));
    return database.inTenant(
        tenant,
        handle -> {
          List<Sale> found = store.list(handle, tenant, filter, after, limit + 1);
          Page<Sale> page = Page.of(found, limit, s -> Cursor.of(s.soldAt(), s.saleId()));
          return new Page<>(render(handle, tenant, page.data()), page.next());
        });
  }

  /** Sums up the sales that a choice lets through. */
  public Turnover totals(UUID tenant, Choice choice) {
    Filter filter = filter(choice);
    return Turnover.of(database.inTenant(tenant, handle -> store.totals(handle, tenant, filter)));
  }

  private static Filter filter(Choice choice) {
    if (choice.status() != null && !STATUSES.contains(choice.status())) {
      throw Problem.invalid("status", "must be one of completed, cancelled").exception();
    }
    if (choice.source() != null && !SOURCES.contains(choice.source())) {
      throw Problem.invalid("source", "must be one of order, local").exception();
    }
    return new Filter(
        choice.account(),
        choice.source(),
        choice.status(),
        choice.from(),
        choice.to(),
        Search.containing(choice.search()),
        choice.oversold());
  }

  /** Returns a sale. */
  public SaleView get(UUID tenant, UUID sale) {
    return database.inTenant(
        tenant, handle -> render(handle, tenant, find(handle, tenant, sale, false)));
  }

  /**
   * Sells over the counter: every line, or none.
   *
   * @param key makes a repeat give the same sale; null where the caller gave none
   * @throws ProblemException 409 naming the lines of which there is not enough
   */
  public SaleView sell(Principal by, NewSale request, @Nullable String key) {
    UUID tenant = by.tenantId();
    return database.inTenant(
        tenant,
        handle -> {
          Sale before = key == null ? null : store.byKey(handle, tenant, key).orElse(null);
          return render(handle, tenant, before == null ? sell(handle, by, request, key) : before);
        });
  }

  private Sale sell(Handle handle, Principal by, NewSale request, @Nullable String key) {
    UUID tenant = by.tenantId();
    var basket = Basket.of(request, skus -> listings.products(handle, tenant, skus));
    List<Money> prices = basket.prices(id -> listings.currency(handle, tenant, id).orElse(null));
    Map<UUID, Stock> stocks = inventory.lock(handle, tenant, basket.products());
    if (!request.forced()) {
      basket.refuseMissing(stocks);
    }
    Instant now = clock.instant();
    UUID sale =
        store
            .insertLocal(handle, tenant, basket.total(prices), by.actor(), key, now)
            .orElseThrow(() -> Problem.conflict("in_progress", "sold just now").exception());
    List<SaleLine> lines = basket.lines(sale, prices);
    store.insertLines(handle, tenant, sale, lines);
    inventory.apply(handle, tenant, entries(Kind.SALE, lines, by.actor()), Lane.NOW);
    audit.add(
        handle,
        tenant,
        by.actor(),
        "sale.create",
        sale.toString(),
        Map.of("lines", Integer.toString(lines.size())));
    return find(handle, tenant, sale, false);
  }

  /**
   * Cancels a sale over the counter; its goods are ours again. Cancelling it again does nothing.
   *
   * @throws ProblemException 409 when it was made from an order, which is cancelled at its provider
   */
  public SaleView cancel(Principal by, UUID saleId) {
    UUID tenant = by.tenantId();
    return database.inTenant(
        tenant,
        handle -> {
          Sale sale = find(handle, tenant, saleId, true);
          if (!sale.source().equals(Sale.LOCAL)) {
            throw Problem.conflict(
                    "not_local", "a sale from an order is cancelled where it was ordered")
                .exception();
          }
          if (!sale.status().equals(Sale.CANCELLED)) {
            store.cancelLocal(handle, tenant, saleId, clock.instant());
            List<SaleLine> lines = store.lines(handle, tenant, List.of(saleId));
            inventory.apply(handle, tenant, entries(Kind.RETURN, lines, by.actor()), Lane.NOW);
            audit.add(handle, tenant, by.actor(), "sale.cancel", saleId.toString(), Map.of());
          }
          return render(handle, tenant, find(handle, tenant, saleId, false));
        });
  }

  /**
   * Says that an oversold sale is dealt with. Saying so again, or of another sale, does nothing.
   */
  public SaleView resolveOversell(Principal by, UUID saleId) {
    UUID tenant = by.tenantId();
    return database.inTenant(
        tenant,
        handle -> {
          Sale sale = find(handle, tenant, saleId, true);
          if (oversells.resolve(handle, tenant, saleId, by.actor())) {
            audit.add(handle, tenant, by.actor(), "oversell.resolve", saleId.toString(), Map.of());
          }
          return render(handle, tenant, sale);
        });
  }

  private static List<StockEntry> entries(Kind kind, List<SaleLine> lines, String actor) {
    List<StockEntry> entries = new ArrayList<>();
    for (SaleLine line : lines) {
      UUID product = line.productId();
      if (product != null) {
        entries.add(
            new StockEntry(
                kind,
                product,
                line.quantity(),
                new Origin(
                    Origin.LOCAL, line.saleId().toString(), line.lineId() + ":" + kind.word()),
                null,
                actor,
                null));
      }
    }
    return entries;
  }

  private Sale find(Handle handle, UUID tenant, UUID sale, boolean lock) {
    return store
        .find(handle, tenant, sale, lock)
        .orElseThrow(() -> Problem.notFound("there is no such sale").exception());
  }

  private SaleView render(Handle handle, UUID tenant, Sale sale) {
    return render(handle, tenant, List.of(sale)).get(0);
  }

  private List<SaleView> render(Handle handle, UUID tenant, List<Sale> sales) {
    Map<UUID, List<SaleLine>> lines =
        store.lines(handle, tenant, sales.stream().map(Sale::saleId).toList()).stream()
            .collect(Collectors.groupingBy(SaleLine::saleId));
    List<OversoldLine> all =
        Oversells.of(handle, tenant, sales.stream().map(Sale::saleId).toList());
    Map<UUID, List<OversoldLine>> oversold =
        all.stream().collect(Collectors.groupingBy(OversoldLine::saleId));
    List<Competing> competing =
        Oversells.competing(
            handle,
            tenant,
            all.stream()
                .filter(row -> row.resolvedAt() == null)
                .map(OversoldLine::productId)
                .collect(Collectors.toSet()));
    return sales.stream()
        .map(
            sale -> {
              List<OversoldLine> rows = oversold.getOrDefault(sale.saleId(), List.of());
              return SaleView.of(
                  sale,
                  lines.getOrDefault(sale.saleId(), List.of()),
                  rows,
                  competing(sale, rows, competing));
            })
        .toList();
  }

  private static List<Competing> competing(
      Sale sale, List<OversoldLine> rows, List<Competing> all) {
    Set<UUID> products =
        rows.stream()
            .filter(row -> row.resolvedAt() == null)
            .map(OversoldLine::productId)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(other -> products.contains(other.productId()))
        .filter(other -> !other.orderId().equals(sale.orderId()))
        .toList();
  }
}
