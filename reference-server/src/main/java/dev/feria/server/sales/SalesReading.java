package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;

/** Figures of sales, and which sale belongs to which order. Thread-safe. */
public final class SalesReading {
  private final Database database;

  /** Reads from a database. */
  public SalesReading(Database database) {
    this.database = database;
  }

  /** Sums up the completed sales from an instant on, without what came back. */
  public Turnover since(UUID tenant, Instant from) {
    List<Turnover.Sum> sums =
        database.inTenant(
            tenant,
            handle ->
                handle
                    .createQuery(
                        """
                        select currency, sum(total - returned_total) as total, count(*) as n
                        from sales
                        where tenant_id = :tenant and status = 'completed' and sold_at >= :from
                        group by currency order by currency
                        """)
                    .bind("tenant", tenant)
                    .bind("from", from)
                    .map(
                        (row, context) ->
                            new Turnover.Sum(
                                new Money(row.getBigDecimal("total"), row.getString("currency")),
                                row.getLong("n")))
                    .list());
    return Turnover.of(sums);
  }

  /** Counts the sales of which there was not enough and with which nobody has dealt yet. */
  public long oversold(UUID tenant) {
    return database.inTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    """
                    select count(distinct sale_id) from oversells
                    where tenant_id = :tenant and resolved_at is null
                    """)
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one());
  }

  /** Returns how many pieces of products are sold that are not there; none where none are. */
  public Map<UUID, Integer> oversold(UUID tenant, Collection<UUID> products) {
    return database.inTenant(tenant, handle -> new OversellStore().open(handle, tenant, products));
  }

  /** Finds the sale made of an order. */
  public Optional<UUID> sale(UUID tenant, UUID order) {
    return database.inTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    "select sale_id from sales where tenant_id = :tenant and order_id = :order")
                .bind("tenant", tenant)
                .bind("order", order)
                .mapTo(UUID.class)
                .findOne());
  }

  /** Returns the provider's numbers of orders by our ids. */
  public Map<UUID, String> numbers(UUID tenant, Collection<UUID> orders) {
    Map<UUID, String> numbers = new HashMap<>();
    pairs(tenant, "order_id = any(:wanted)", query -> query.bind("wanted", SqlArrays.uuids(orders)))
        .forEach(pair -> numbers.put(pair.getKey(), pair.getValue()));
    return numbers;
  }

  /** Returns our ids of orders by the provider's numbers. */
  public Map<String, UUID> orders(UUID tenant, Collection<String> numbers) {
    Map<String, UUID> orders = new HashMap<>();
    pairs(
            tenant,
            "external_id = any(:wanted)",
            query -> query.bind("wanted", SqlArrays.texts(numbers)))
        .forEach(pair -> orders.put(pair.getValue(), pair.getKey()));
    return orders;
  }

  private List<Map.Entry<UUID, String>> pairs(
      UUID tenant, String condition, UnaryOperator<Query> bind) {
    return database.inTenant(
        tenant,
        handle ->
            bind.apply(
                    handle
                        .createQuery(
                            "select order_id, external_id from orders where tenant_id = :tenant and"
                                + " "
                                + condition)
                        .bind("tenant", tenant))
                .map((row, context) -> pair(row))
                .list());
  }

  private static Map.Entry<UUID, String> pair(ResultSet row) throws SQLException {
    return Map.entry(row.getObject("order_id", UUID.class), row.getString("external_id"));
  }
}
