package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.SqlArrays;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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
    database.useTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    """
                    select order_id, external_id from orders
                    where tenant_id = :tenant and order_id = any(:orders)
                    """)
                .bind("tenant", tenant)
                .bind("orders", SqlArrays.uuids(orders))
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getObject("order_id", UUID.class), row.getString("external_id")))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue())));
    return numbers;
  }

  /**
   * An order as its provider knows it: numbers are unique within an account only.
   *
   * @param number the provider's id of it
   */
  public record Key(UUID account, String number) {}

  /** Returns our ids of orders. */
  public Map<Key, UUID> orders(UUID tenant, Collection<Key> keys) {
    Map<Key, UUID> orders = new HashMap<>();
    database.useTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    """
                    select o.order_id, o.account_id, o.external_id
                    from unnest(:accounts, :numbers) as n (account_id, external_id)
                    cross join lateral (
                      select order_id, account_id, external_id from orders
                      where tenant_id = :tenant and account_id = n.account_id
                        and external_id = n.external_id
                      limit 1) o
                    """)
                .bind("tenant", tenant)
                .bind("accounts", SqlArrays.uuids(keys.stream().map(Key::account).toList()))
                .bind("numbers", SqlArrays.texts(keys.stream().map(Key::number).toList()))
                .map(
                    (row, context) ->
                        Map.entry(
                            new Key(
                                row.getObject("account_id", UUID.class),
                                row.getString("external_id")),
                            row.getObject("order_id", UUID.class)))
                .forEach(entry -> orders.put(entry.getKey(), entry.getValue())));
    return orders;
  }
}
