package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What pages show of sales, each method in a transaction. Thread-safe. */
public final class SaleReading {
  private final SaleStore store = new SaleStore();
  private final Database database;

  /** Reads from a database. */
  public SaleReading(Database database) {
    this.database = database;
  }

  /**
   * Which sales to show; null narrows nothing.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public record Filter(
      @Nullable UUID account,
      @Nullable String status,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String search) {}

  /** The last sale of the page before. */
  public record Place(Instant soldAt, UUID saleId) {}

  /**
   * What was sold in a while.
   *
   * @param count how many sales
   * @param totals one for each currency
   */
  public record Turnover(long count, List<Money> totals) {}

  /** Lists sales, the latest first. */
  public List<Sale> list(UUID tenant, Filter filter, @Nullable Place after, int most) {
    var narrowed =
        new SaleStore.Filter(
            filter.account(),
            null,
            filter.status(),
            filter.from(),
            filter.to(),
            Search.pattern(filter.search()));
    SaleStore.After place =
        after == null ? null : new SaleStore.After(after.soldAt(), after.saleId());
    return database.inTenant(tenant, handle -> store.list(handle, tenant, narrowed, place, most));
  }

  /**
   * Returns a sale.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when the tenant has no such one
   */
  public Sale get(UUID tenant, UUID sale) {
    return database
        .inTenant(tenant, handle -> store.find(handle, tenant, sale, false))
        .orElseThrow(() -> Problem.notFound("there is no sale of this id").exception());
  }

  /** Lists the lines of sales by sale. */
  public Map<UUID, List<SaleLine>> lines(UUID tenant, Collection<UUID> sales) {
    Map<UUID, List<SaleLine>> lines = new HashMap<>();
    database
        .inTenant(tenant, handle -> store.lines(handle, tenant, sales))
        .forEach(line -> lines.computeIfAbsent(line.saleId(), id -> new ArrayList<>()).add(line));
    return lines;
  }

  /** Sums up the completed sales from an instant on. */
  public Turnover since(UUID tenant, Instant from) {
    Map<Money, Long> found = new HashMap<>();
    database.useTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    """
                    select currency, sum(total) as total, count(*) as n from sales
                    where tenant_id = :tenant and status = 'completed' and sold_at >= :from
                    group by currency order by currency
                    """)
                .bind("tenant", tenant)
                .bind("from", from)
                .map(
                    (row, context) ->
                        Map.entry(
                            new Money(row.getBigDecimal("total"), row.getString("currency")),
                            row.getLong("n")))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
    List<Money> totals =
        found.keySet().stream().sorted(java.util.Comparator.comparing(Money::currency)).toList();
    return new Turnover(found.values().stream().mapToLong(Long::longValue).sum(), totals);
  }
}
