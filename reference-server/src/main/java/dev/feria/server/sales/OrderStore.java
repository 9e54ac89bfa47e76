package dev.feria.server.sales;

import dev.feria.core.commerce.FulfilmentState;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Writes the table of orders, a page at a time. */
final class OrderStore {
  /**
   * One look-up for each id: a list of ids makes PostgreSQL read all of a tenant's orders as long
   * as it has not counted them, which it does only some time into a large import.
   */
  private static final String HEADS =
      """
      select o.* from unnest(:externals) as n (external_id)
      cross join lateral (
        select order_id, account_id, external_id, state, placed_at, provider_updated_at,
          returned as order_returned, fulfilment
        from orders
        where tenant_id = :tenant and account_id = :account and external_id = n.external_id
        limit 1) o
      """;

  private static final String LOCKED =
      """
      select order_id, account_id, external_id, state, placed_at, provider_updated_at,
        returned as order_returned, fulfilment
      from orders
      where tenant_id = :tenant and account_id = :account and external_id = any(:externals)
      order by external_id for update
      """;

  private static final String PAGE =
      """
      unnest(:externals, :packs, :states, :statuses, :placed, :updated, :currencies, :totals,
        :buyers, :buyerNames, :shipments, :observed, :fulfilments, :returned)
        as n (external_id, pack_id, state, provider_status, placed_at, provider_updated_at,
          currency, total, buyer_id, buyer_name, shipment_id, observed_at, fulfilment, returned)
      """;

  Map<String, OrderHead> heads(
      Handle handle, UUID tenant, UUID account, Collection<String> externalIds) {
    return heads(handle, tenant, account, externalIds, HEADS);
  }

  /** Locks orders in the order of their ids. */
  Map<String, OrderHead> lock(
      Handle handle, UUID tenant, UUID account, Collection<String> externalIds) {
    return heads(handle, tenant, account, externalIds, LOCKED);
  }

  private static Map<String, OrderHead> heads(
      Handle handle, UUID tenant, UUID account, Collection<String> externalIds, String sql) {
    Map<String, OrderHead> found = new HashMap<>();
    handle
        .createQuery(sql)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("externals", SqlArrays.texts(externalIds))
        .map((row, context) -> head(row))
        .forEach(head -> found.put(head.externalId(), head));
    return found;
  }

  static OrderHead head(ResultSet row) throws SQLException {
    return new OrderHead(
        row.getObject("order_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("external_id"),
        OrderState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getTimestamp("placed_at").toInstant(),
        row.getTimestamp("provider_updated_at").toInstant(),
        row.getInt("order_returned"),
        fulfilment(row.getString("fulfilment")));
  }

  /** Writes orders that are not there; returns their ids by the provider's. */
  Map<String, UUID> insert(Handle handle, UUID tenant, UUID account, List<Order> orders) {
    Map<String, UUID> inserted = new HashMap<>();
    bind(
            handle.createQuery(
                """
                insert into orders (tenant_id, account_id, external_id, pack_id, state,
                  provider_status, placed_at, provider_updated_at, currency, total, buyer_id,
                  buyer_name, shipment_id, observed_at, fulfilment, returned)
                select :tenant, :account, n.* from
                """
                    + PAGE
                    + """
                    order by n.external_id
                    on conflict (tenant_id, account_id, external_id) do nothing
                    returning external_id, order_id
                    """),
            tenant,
            account,
            orders)
        .map(
            (row, context) ->
                Map.entry(row.getString("external_id"), row.getObject("order_id", UUID.class)))
        .forEach(entry -> inserted.put(entry.getKey(), entry.getValue()));
    return inserted;
  }

  /** Overwrites orders that the transaction has locked. */
  void update(Handle handle, UUID tenant, UUID account, List<Order> orders, Instant now) {
    bind(
            handle.createUpdate(
                """
                update orders o set pack_id = n.pack_id, state = n.state,
                  provider_status = n.provider_status,
                  provider_updated_at = n.provider_updated_at, currency = n.currency,
                  total = n.total, buyer_id = coalesce(n.buyer_id, o.buyer_id),
                  buyer_name = coalesce(n.buyer_name, o.buyer_name),
                  shipment_id = coalesce(n.shipment_id, o.shipment_id), updated_at = :now,
                  observed_at = greatest(n.observed_at, o.observed_at),
                  fulfilment = coalesce(n.fulfilment, o.fulfilment),
                  returned = greatest(n.returned, o.returned)
                from
                """
                    + PAGE
                    + """
                    where o.tenant_id = :tenant and o.account_id = :account
                      and o.external_id = n.external_id
                    """),
            tenant,
            account,
            orders)
        .bind("now", now)
        .execute();
  }

  /**
   * Notes that orders were seen as they are held, later than before. One that was seen in an older
   * state than the held one is left alone: who showed it lags behind.
   */
  void seen(Handle handle, UUID tenant, UUID account, List<Order> orders) {
    handle
        .createUpdate(
            """
            with rows as (
              select o.order_id, n.observed_at
              from unnest(:externals, :updated, :observed)
                as n (external_id, provider_updated_at, observed_at)
              join orders o on o.tenant_id = :tenant and o.account_id = :account
                and o.external_id = n.external_id
                and o.provider_updated_at = n.provider_updated_at
                and (o.observed_at is null or o.observed_at < n.observed_at)
              order by o.external_id for update of o)
            update orders o set observed_at = r.observed_at
            from rows r where o.tenant_id = :tenant and o.order_id = r.order_id
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("externals", SqlArrays.texts(orders.stream().map(Order::id).toList()))
        .bind("updated", SqlArrays.instants(orders.stream().map(Order::updatedAt).toList()))
        .bind("observed", SqlArrays.instants(orders.stream().map(Order::observedAt).toList()))
        .execute();
  }

  /** Returns those moments up to which all that happened to their orders is held. */
  Set<Sales.Moment> held(Handle handle, UUID tenant, UUID account, Set<Sales.Moment> moments) {
    Map<String, Instant> observed = new HashMap<>();
    handle
        .createQuery(
            """
            select external_id, observed_at from orders
            where tenant_id = :tenant and account_id = :account and external_id = any(:externals)
              and observed_at is not null
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind(
            "externals",
            moments.stream().map(Sales.Moment::orderId).distinct().toArray(String[]::new))
        .map((rs, context) -> Map.entry(rs.getString(1), rs.getTimestamp(2).toInstant()))
        .forEach(entry -> observed.put(entry.getKey(), entry.getValue()));
    return moments.stream()
        .filter(m -> observed.getOrDefault(m.orderId(), Instant.MIN).isAfter(m.at()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID tenant, UUID account, List<Order> page) {
    return statement
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("externals", SqlArrays.texts(page.stream().map(Order::id).toList()))
        .bind("packs", SqlArrays.texts(page.stream().map(Order::packId).toList()))
        .bind("states", SqlArrays.texts(page.stream().map(o -> word(o.state())).toList()))
        .bind("statuses", SqlArrays.texts(page.stream().map(Order::providerStatus).toList()))
        .bind("placed", SqlArrays.instants(page.stream().map(Order::createdAt).toList()))
        .bind("updated", SqlArrays.instants(page.stream().map(Order::updatedAt).toList()))
        .bind("currencies", SqlArrays.texts(page.stream().map(o -> o.total().currency()).toList()))
        .bind("totals", SqlArrays.numbers(page.stream().map(o -> o.total().amount()).toList()))
        .bind("buyers", SqlArrays.texts(page.stream().map(o -> buyerId(o.buyer())).toList()))
        .bind("buyerNames", SqlArrays.texts(page.stream().map(o -> buyerName(o.buyer())).toList()))
        .bind("shipments", SqlArrays.texts(page.stream().map(Order::shipmentId).toList()))
        .bind("observed", SqlArrays.instants(page.stream().map(Order::observedAt).toList()))
        .bind("fulfilments", SqlArrays.texts(page.stream().map(o -> word(o.fulfilment())).toList()))
        .bind(
            "returned",
            SqlArrays.ints(page.stream().map(o -> ApplyOutcome.Shape.of(o).returned()).toList()));
  }

  private static @Nullable String word(@Nullable FulfilmentState state) {
    return state == null ? null : state.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable FulfilmentState fulfilment(@Nullable String word) {
    return word == null ? null : FulfilmentState.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static @Nullable String buyerId(Order.@Nullable Buyer buyer) {
    return buyer == null ? null : buyer.id();
  }

  private static @Nullable String buyerName(Order.@Nullable Buyer buyer) {
    return buyer == null ? null : buyer.name();
  }

  static String word(OrderState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
