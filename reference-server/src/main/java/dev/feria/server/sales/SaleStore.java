package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The tables of sales. */
final class SaleStore {
  private static final String SELECT =
      """
      select s.sale_id, s.source, s.account_id, s.order_id, s.status, s.sold_at, s.currency,
        s.total, s.returned_total, s.created_by
      from sales s
      """;

  private static final String MATCHES =
      """
      where s.tenant_id = :tenant
        and (:account::uuid is null or s.account_id = :account::uuid)
        and (:source::text is null or s.source = :source)
        and (:status::text is null or s.status = :status)
        and (:from::timestamptz is null or s.sold_at >= :from::timestamptz)
        and (:to::timestamptz is null or s.sold_at < :to::timestamptz)
        and (:search::text is null
          or exists (select from orders o
            where o.tenant_id = s.tenant_id and o.order_id = s.order_id
              and (o.external_id ~* :search or o.buyer_name ~* :search))
          or exists (select from order_lines l
            where l.tenant_id = s.tenant_id and l.order_id = s.order_id
              and (l.sku ~* :search or l.title ~* :search))
          or exists (select from sale_lines l
            where l.tenant_id = s.tenant_id and l.sale_id = s.sale_id
              and (l.sku ~* :search or l.title ~* :search)))
        and (:oversold::boolean is null or :oversold::boolean = exists (
          select from oversells x
          where x.tenant_id = s.tenant_id and x.sale_id = s.sale_id and x.resolved_at is null))
      """;

  /** Which sales to show; {@code from} is inclusive, {@code to} is not. */
  record Filter(
      @Nullable UUID account,
      @Nullable String source,
      @Nullable String status,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String search,
      @Nullable Boolean oversold) {}

  /** The last sale of the page before. */
  record After(Instant soldAt, UUID saleId) {}

  /** Makes the sales of paid orders; one that was cancelled is completed again. */
  void complete(
      Handle handle, UUID tenant, AccountRow account, Map<UUID, Order> paid, Instant now) {
    List<Order> orders = List.copyOf(paid.values());
    handle
        .createUpdate(
            """
            insert into sales as s (tenant_id, source, account_id, order_id, status, sold_at,
              currency, total, returned_total, created_by, created_at, updated_at)
            select :tenant, 'order', :account, n.order_id, 'completed', n.sold_at, n.currency,
              n.total, least(n.total, b.total), :by, :now, :now
            from unnest(:orders, :sold, :currencies, :totals)
              as n (order_id, sold_at, currency, total)
            cross join lateral (
              select coalesce(sum(l.returned * l.unit_price), 0) as total from order_lines l
              where l.tenant_id = :tenant and l.order_id = n.order_id) b
            order by n.order_id
            on conflict (tenant_id, order_id) where order_id is not null do update set
              status = 'completed', total = excluded.total,
              returned_total = excluded.returned_total, updated_at = excluded.updated_at
            where s.status <> 'completed' or s.total <> excluded.total
              or s.returned_total <> excluded.returned_total
            """)
        .bind("tenant", tenant)
        .bind("account", account.accountId())
        .bind("by", account.provider())
        .bind("now", now)
        .bind("orders", SqlArrays.uuids(paid.keySet()))
        .bind("sold", SqlArrays.instants(orders.stream().map(Order::createdAt).toList()))
        .bind(
            "currencies", SqlArrays.texts(orders.stream().map(o -> o.total().currency()).toList()))
        .bind("totals", SqlArrays.numbers(orders.stream().map(o -> o.total().amount()).toList()))
        .execute();
  }

  void cancel(Handle handle, UUID tenant, Collection<UUID> orders, Instant now) {
    handle
        .createUpdate(
            """
            update sales set status = 'cancelled', updated_at = :now
            where tenant_id = :tenant and order_id = any(:orders) and status <> 'cancelled'
            """)
        .bind("tenant", tenant)
        .bind("orders", SqlArrays.uuids(orders))
        .bind("now", now)
        .execute();
  }

  /** Writes a local sale; returns nothing where one has its key already. */
  Optional<UUID> insertLocal(
      Handle handle, UUID tenant, Money total, String actor, @Nullable String key, Instant now) {
    return handle
        .createQuery(
            """
            insert into sales (tenant_id, source, status, sold_at, currency, total, created_by,
              idempotency_key, created_at, updated_at)
            values (:tenant, 'local', 'completed', :now, :currency, :total, :actor, :key, :now,
              :now)
            on conflict (tenant_id, idempotency_key) where idempotency_key is not null do nothing
            returning sale_id
            """)
        .bind("key", key)
        .bind("tenant", tenant)
        .bind("now", now)
        .bind("currency", total.currency())
        .bind("total", total.amount())
        .bind("actor", actor)
        .mapTo(UUID.class)
        .findOne();
  }

  void insertLines(Handle handle, UUID tenant, UUID sale, List<SaleLine> lines) {
    handle
        .createUpdate(
            """
            insert into sale_lines (tenant_id, sale_id, line, product_id, sku, title, quantity,
              unit_price)
            select :tenant, :sale, n.line::int, n.product_id, n.sku, n.title, n.quantity,
              n.unit_price
            from unnest(:lines, :products, :skus, :titles, :quantities, :prices)
              as n (line, product_id, sku, title, quantity, unit_price)
            """)
        .bind("tenant", tenant)
        .bind("sale", sale)
        .bind("lines", SqlArrays.texts(lines.stream().map(SaleLine::lineId).toList()))
        .bind("products", SqlArrays.uuids(lines.stream().map(SaleLine::productId).toList()))
        .bind("skus", SqlArrays.texts(lines.stream().map(SaleLine::sku).toList()))
        .bind("titles", SqlArrays.texts(lines.stream().map(SaleLine::title).toList()))
        .bind("quantities", SqlArrays.ints(lines.stream().map(SaleLine::quantity).toList()))
        .bind("prices", SqlArrays.numbers(lines.stream().map(l -> l.unitPrice().amount()).toList()))
        .execute();
  }

  /** Finds a sale, and locks it if it will change. */
  Optional<Sale> find(Handle handle, UUID tenant, UUID sale, boolean lock) {
    return handle
        .createQuery(
            SELECT
                + " where s.tenant_id = :tenant and s.sale_id = :sale"
                + (lock ? " for update" : ""))
        .bind("tenant", tenant)
        .bind("sale", sale)
        .map((row, context) -> sale(row))
        .findOne();
  }

  /** Finds the local sale that has an idempotency key. */
  Optional<Sale> byKey(Handle handle, UUID tenant, String key) {
    return handle
        .createQuery(SELECT + " where s.tenant_id = :tenant and s.idempotency_key = :key")
        .bind("tenant", tenant)
        .bind("key", key)
        .map((row, context) -> sale(row))
        .findOne();
  }

  void cancelLocal(Handle handle, UUID tenant, UUID sale, Instant now) {
    handle
        .createUpdate(
            """
            update sales set status = 'cancelled', updated_at = :now
            where tenant_id = :tenant and sale_id = :sale
            """)
        .bind("tenant", tenant)
        .bind("sale", sale)
        .bind("now", now)
        .execute();
  }

  /**
   * Sums up the completed sales that a filter lets through without what came back, one for each
   * currency.
   */
  List<Turnover.Sum> totals(Handle handle, UUID tenant, Filter filter) {
    return bind(
            handle.createQuery(
                "select s.currency, sum(s.total - s.returned_total) as total, count(*) as n"
                    + " from sales s "
                    + MATCHES
                    + " and s.status = 'completed' group by s.currency order by s.currency"),
            tenant,
            filter)
        .map(
            (row, context) ->
                new Turnover.Sum(
                    new Money(row.getBigDecimal("total"), row.getString("currency")),
                    row.getLong("n")))
        .list();
  }

  private static Query bind(Query query, UUID tenant, Filter filter) {
    return query
        .bind("tenant", tenant)
        .bind("account", filter.account())
        .bind("source", filter.source())
        .bind("status", filter.status())
        .bind("from", filter.from())
        .bind("to", filter.to())
        .bind("search", filter.search())
        .bind("oversold", filter.oversold());
  }

  /** Lists sales, newest first, older than one if it is given. */
  List<Sale> list(Handle handle, UUID tenant, Filter filter, @Nullable After after, int most) {
    return bind(
            handle.createQuery(
                SELECT
                    + MATCHES
                    + """
                      and (:afterId::uuid is null or (s.sold_at, s.sale_id) < (:afterAt::timestamptz, :afterId::uuid))
                    order by s.sold_at desc, s.sale_id desc limit :most
                    """),
            tenant,
            filter)
        .bind("afterAt", after == null ? null : after.soldAt())
        .bind("afterId", after == null ? null : after.saleId())
        .bind("most", most)
        .map((row, context) -> sale(row))
        .list();
  }

  /** Reads the lines of sales, those of orders from their orders. */
  List<SaleLine> lines(Handle handle, UUID tenant, Collection<UUID> sales) {
    return handle
        .createQuery(
            """
            select s.sale_id, s.currency, l.line_id, l.product_id, l.sku, l.title, l.quantity,
              l.unit_price, l.returned, 0 as n
            from sales s
            join order_lines l on l.tenant_id = s.tenant_id and l.order_id = s.order_id
            where s.tenant_id = :tenant and s.sale_id = any(:sales)
            union all
            select s.sale_id, s.currency, l.line::text, l.product_id, l.sku, l.title, l.quantity,
              l.unit_price, 0, l.line
            from sales s
            join sale_lines l on l.tenant_id = s.tenant_id and l.sale_id = s.sale_id
            where s.tenant_id = :tenant and s.sale_id = any(:sales)
            order by sale_id, n, line_id
            """)
        .bind("tenant", tenant)
        .bind("sales", SqlArrays.uuids(sales))
        .map(
            (row, context) ->
                new SaleLine(
                    row.getObject("sale_id", UUID.class),
                    row.getString("line_id"),
                    row.getObject("product_id", UUID.class),
                    row.getString("sku"),
                    row.getString("title"),
                    row.getInt("quantity"),
                    new Money(row.getBigDecimal("unit_price"), row.getString("currency")),
                    row.getInt("returned")))
        .list();
  }

  private static Sale sale(ResultSet row) throws SQLException {
    return new Sale(
        row.getObject("sale_id", UUID.class),
        row.getString("source"),
        row.getObject("account_id", UUID.class),
        row.getObject("order_id", UUID.class),
        row.getString("status"),
        row.getTimestamp("sold_at").toInstant(),
        new Money(row.getBigDecimal("total"), row.getString("currency")),
        new Money(row.getBigDecimal("returned_total"), row.getString("currency")),
        row.getString("created_by"));
  }
}
