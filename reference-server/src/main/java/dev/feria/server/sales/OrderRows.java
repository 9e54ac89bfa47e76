package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the table of orders. */
final class OrderRows {
  private static final String SELECT =
      """
      select o.order_id, o.account_id, o.external_id, o.pack_id, o.state, o.provider_status,
        o.placed_at, o.provider_updated_at, o.total, o.currency, o.buyer_id, o.buyer_name,
        o.shipment_id, o.sent, o.fulfilment
      from orders o
      """;

  /**
   * Which orders to show; null for all.
   *
   * @param unmatched whether they have a line that no product matches
   * @param sent whether everything has left
   */
  record Filter(
      @Nullable UUID account,
      @Nullable String state,
      @Nullable Boolean unmatched,
      @Nullable Boolean sent,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String search) {}

  /** The last order of the page before. */
  record After(Instant placedAt, UUID orderId) {}

  Optional<OrderRow> find(Handle handle, UUID tenant, UUID order) {
    return find(handle, tenant, order, "");
  }

  /** Finds an order and locks it until the transaction ends. */
  Optional<OrderRow> lock(Handle handle, UUID tenant, UUID order) {
    return find(handle, tenant, order, " for update");
  }

  void markSent(Handle handle, UUID tenant, UUID order, String sent) {
    handle
        .createUpdate(
            "update orders set sent = :sent where tenant_id = :tenant and order_id = :order")
        .bind("sent", sent)
        .bind("tenant", tenant)
        .bind("order", order)
        .execute();
  }

  private static Optional<OrderRow> find(Handle handle, UUID tenant, UUID order, String suffix) {
    return handle
        .createQuery(SELECT + " where o.tenant_id = :tenant and o.order_id = :order" + suffix)
        .bind("tenant", tenant)
        .bind("order", order)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Lists orders, the last placed first, those placed before one if it is given. */
  List<OrderRow> list(Handle handle, UUID tenant, Filter filter, @Nullable After after, int most) {
    return handle
        .createQuery(
            SELECT
                + """
                where o.tenant_id = :tenant
                  and (:account::uuid is null or o.account_id = :account::uuid)
                  and (:state::text is null or o.state = :state)
                  and (:unmatched::boolean is null or :unmatched::boolean = exists (
                    select from order_lines l
                    where l.tenant_id = o.tenant_id and l.order_id = o.order_id
                      and l.product_id is null and l.stock_effect <> 'foreign'))
                  and (:sent::boolean is null
                    or (:sent::boolean = (o.sent = 'all') and o.state <> 'cancelled'))
                  and (:from::timestamptz is null or o.placed_at >= :from::timestamptz)
                  and (:to::timestamptz is null or o.placed_at < :to::timestamptz)
                  and (:search::text is null or o.external_id ~* :search
                    or o.pack_id ~* :search or o.buyer_name ~* :search
                    or exists (select from order_lines l
                      where l.tenant_id = o.tenant_id and l.order_id = o.order_id
                        and (l.sku ~* :search or l.title ~* :search)))
                  and (:afterId::uuid is null
                    or (o.placed_at, o.order_id) < (:afterAt::timestamptz, :afterId::uuid))
                order by o.placed_at desc, o.order_id desc limit :most
                """)
        .bind("tenant", tenant)
        .bind("account", filter.account())
        .bind("state", filter.state())
        .bind("unmatched", filter.unmatched())
        .bind("sent", filter.sent())
        .bind("from", filter.from())
        .bind("to", filter.to())
        .bind("search", filter.search())
        .bind("afterAt", after == null ? null : after.placedAt())
        .bind("afterId", after == null ? null : after.orderId())
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  private static OrderRow read(ResultSet row) throws SQLException {
    return new OrderRow(
        row.getObject("order_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("external_id"),
        row.getString("pack_id"),
        row.getString("state"),
        row.getString("provider_status"),
        row.getTimestamp("placed_at").toInstant(),
        row.getTimestamp("provider_updated_at").toInstant(),
        new Money(row.getBigDecimal("total"), row.getString("currency")),
        row.getString("buyer_id"),
        row.getString("buyer_name"),
        row.getString("shipment_id"),
        row.getString("sent"),
        row.getString("fulfilment"));
  }
}
