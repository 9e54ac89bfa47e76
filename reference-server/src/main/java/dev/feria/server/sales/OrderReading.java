package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.OrderState;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.SqlArrays;
import dev.feria.server.platform.http.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What pages show of orders, each method in a transaction. Thread-safe. */
public final class OrderReading {
  private static final String SELECT =
      """
      select o.order_id, o.account_id, o.external_id, o.pack_id, o.state, o.provider_status,
        o.placed_at, o.provider_updated_at, o.currency, o.total, o.buyer_name, o.shipment_id,
        (select count(*) from order_lines l
          where l.tenant_id = o.tenant_id and l.order_id = o.order_id and l.product_id is null
            and l.stock_effect <> 'foreign') as unmatched
      from orders o
      where o.tenant_id = :tenant
      """;

  private final OrderLineStore lines = new OrderLineStore();
  private final Database database;

  /** Reads from a database. */
  public OrderReading(Database database) {
    this.database = database;
  }

  /**
   * Which orders to show; null narrows nothing.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public record Filter(
      @Nullable UUID account,
      @Nullable String state,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String search) {}

  /** The last order of the page before. */
  public record Place(Instant placedAt, UUID orderId) {}

  /** Lists orders, the latest first. */
  public List<OrderSummary> list(UUID tenant, Filter filter, @Nullable Place after, int most) {
    return database.inTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                          and (:account::uuid is null or o.account_id = :account::uuid)
                          and (:state::text is null or o.state = :state)
                          and (:from::timestamptz is null or o.placed_at >= :from::timestamptz)
                          and (:to::timestamptz is null or o.placed_at < :to::timestamptz)
                          and (:search::text is null or o.external_id ilike :search
                            or o.pack_id ilike :search or o.buyer_name ilike :search)
                          and (:afterId::uuid is null or
                            (o.placed_at, o.order_id) < (:afterAt::timestamptz, :afterId::uuid))
                        order by o.placed_at desc, o.order_id desc limit :most
                        """)
                .bind("tenant", tenant)
                .bind("account", filter.account())
                .bind("state", filter.state())
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("search", Search.pattern(filter.search()))
                .bind("afterAt", after == null ? null : after.placedAt())
                .bind("afterId", after == null ? null : after.orderId())
                .bind("most", most)
                .map((row, context) -> summary(row))
                .list());
  }

  /**
   * Returns an order.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when the tenant has no such one
   */
  public OrderSummary get(UUID tenant, UUID order) {
    return database
        .inTenant(
            tenant,
            handle ->
                handle
                    .createQuery(SELECT + " and o.order_id = :order")
                    .bind("tenant", tenant)
                    .bind("order", order)
                    .map((row, context) -> summary(row))
                    .findOne())
        .orElseThrow(() -> Problem.notFound("there is no order of this id").exception());
  }

  /** Lists the other orders of an order's pack. */
  public List<OrderSummary> siblings(UUID tenant, OrderSummary order) {
    return database.inTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                          and o.account_id = :account and o.pack_id = :pack
                          and o.order_id <> :order
                        order by o.order_id
                        """)
                .bind("tenant", tenant)
                .bind("account", order.accountId())
                .bind("pack", order.packId())
                .bind("order", order.orderId())
                .map((row, context) -> summary(row))
                .list());
  }

  /** Lists the lines of an order. */
  public List<LineRow> lines(UUID tenant, UUID order) {
    return database.inTenant(tenant, handle -> lines.ofOrders(handle, tenant, List.of(order)));
  }

  /** Finds the sale made of an order. */
  public @Nullable UUID sale(UUID tenant, UUID order) {
    return database
        .inTenant(
            tenant,
            handle ->
                handle
                    .createQuery(
                        "select sale_id from sales where tenant_id = :tenant and order_id = :order")
                    .bind("tenant", tenant)
                    .bind("order", order)
                    .mapTo(UUID.class)
                    .findOne())
        .orElse(null);
  }

  /** Returns the provider's numbers of orders by our ids. */
  public Map<UUID, String> numbers(UUID tenant, Collection<UUID> orders) {
    Map<UUID, String> numbers = new HashMap<>();
    database.useTenant(
        tenant,
        handle ->
            query(handle, tenant, "order_id = any(:orders)")
                .bind("orders", SqlArrays.uuids(orders))
                .map((row, context) -> number(row))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue())));
    return numbers;
  }

  /** Returns our ids of an account's orders by the provider's numbers. */
  public Map<String, UUID> ids(UUID tenant, Collection<String> externalIds) {
    Map<String, UUID> ids = new HashMap<>();
    database.useTenant(
        tenant,
        handle ->
            query(handle, tenant, "external_id = any(:externals)")
                .bind("externals", SqlArrays.texts(externalIds))
                .map((row, context) -> number(row))
                .forEach(entry -> ids.put(entry.getValue(), entry.getKey())));
    return ids;
  }

  private static org.jdbi.v3.core.statement.Query query(
      Handle handle, UUID tenant, String condition) {
    return handle
        .createQuery(
            "select order_id, external_id from orders where tenant_id = :tenant and " + condition)
        .bind("tenant", tenant);
  }

  private static Map.Entry<UUID, String> number(ResultSet row) throws SQLException {
    return Map.entry(row.getObject("order_id", UUID.class), row.getString("external_id"));
  }

  private static OrderSummary summary(ResultSet row) throws SQLException {
    return new OrderSummary(
        row.getObject("order_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("external_id"),
        row.getString("pack_id"),
        OrderState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("provider_status"),
        row.getTimestamp("placed_at").toInstant(),
        row.getTimestamp("provider_updated_at").toInstant(),
        new Money(row.getBigDecimal("total"), row.getString("currency")),
        row.getString("buyer_name"),
        row.getString("shipment_id"),
        row.getLong("unmatched"));
  }
}
