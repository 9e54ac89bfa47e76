package dev.feria.server.sales;

import dev.feria.server.catalog.AppliedLines;
import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table of order lines. */
final class OrderLineStore {
  private static final String COLUMNS =
      """
      l.order_id, l.line_id, l.listing_external_id, l.listing_id, l.product_id, l.sku, l.title,
        l.quantity, l.unit_price, l.stock_effect, l.returned
      """;

  /** A line that waits for a product, with its order. */
  record Waiting(OrderHead order, LineRow line) {}

  List<LineRow> ofOrders(Handle handle, UUID tenant, Collection<UUID> orders) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + """
                from order_lines l where l.tenant_id = :tenant and l.order_id = any(:orders)
                order by l.order_id, l.line_id
                """)
        .bind("tenant", tenant)
        .bind("orders", SqlArrays.uuids(orders))
        .map((row, context) -> line(row))
        .list();
  }

  /** Finds lines without a product that were sold from listings, and locks their orders. */
  List<Waiting> waiting(Handle handle, UUID tenant, List<UUID> accounts, List<String> listings) {
    return handle
        .createQuery(
            """
            select o.account_id, o.external_id, o.state, o.placed_at, o.provider_updated_at,
              o.returned as order_returned, o.fulfilment,
            """
                + COLUMNS
                + """
                from unnest(:accounts, :listings) as n (account_id, external_id)
                join order_lines l on l.tenant_id = :tenant
                  and l.listing_external_id = n.external_id and l.product_id is null
                join orders o on o.tenant_id = l.tenant_id and o.order_id = l.order_id
                  and o.account_id = n.account_id
                order by o.external_id, l.line_id for update of o
                """)
        .bind("tenant", tenant)
        .bind("accounts", SqlArrays.uuids(accounts))
        .bind("listings", SqlArrays.texts(listings))
        .map((row, context) -> new Waiting(OrderStore.head(row), line(row)))
        .list();
  }

  /** Counts the lines that were taken from or reserved of products through listings. */
  Map<UUID, AppliedLines> applied(Handle handle, UUID tenant, Map<UUID, UUID> links) {
    Map<UUID, AppliedLines> found = new HashMap<>();
    handle
        .createQuery(
            """
            select l.listing_id, count(*) as lines, sum(l.quantity) as units
            from unnest(:listings, :products) as n (listing_id, product_id)
            join order_lines l on l.tenant_id = :tenant and l.product_id = n.product_id
              and l.listing_id = n.listing_id
            where l.stock_effect in ('reserved', 'taken')
            group by l.listing_id
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(links.keySet()))
        .bind("products", SqlArrays.uuids(links.values()))
        .map(
            (row, context) ->
                Map.entry(
                    row.getObject("listing_id", UUID.class),
                    new AppliedLines(row.getInt("lines"), row.getInt("units"))))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  void insert(Handle handle, UUID tenant, List<LineRow> lines) {
    bind(
            handle.createUpdate(
                """
                insert into order_lines (tenant_id, order_id, line_id, listing_external_id,
                  listing_id, product_id, sku, title, quantity, unit_price, stock_effect, returned)
                select :tenant, n.* from unnest(:orders, :lines, :externals, :listings, :products,
                  :skus, :titles, :quantities, :prices, :effects, :returned) as n
                """),
            tenant,
            lines)
        .execute();
  }

  void update(Handle handle, UUID tenant, List<LineRow> lines) {
    bind(
            handle.createUpdate(
                """
                update order_lines l set listing_id = n.listing_id, product_id = n.product_id,
                  quantity = n.quantity, unit_price = n.unit_price, stock_effect = n.stock_effect,
                  returned = n.returned
                from unnest(:orders, :lines, :externals, :listings, :products, :skus, :titles,
                  :quantities, :prices, :effects, :returned)
                  as n (order_id, line_id, external_id, listing_id, product_id, sku, title,
                    quantity, unit_price, stock_effect, returned)
                where l.tenant_id = :tenant and l.order_id = n.order_id and l.line_id = n.line_id
                """),
            tenant,
            lines)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, UUID tenant, List<LineRow> lines) {
    return statement
        .bind("tenant", tenant)
        .bind("orders", SqlArrays.uuids(lines.stream().map(LineRow::orderId).toList()))
        .bind("lines", SqlArrays.texts(lines.stream().map(LineRow::lineId).toList()))
        .bind("externals", SqlArrays.texts(lines.stream().map(LineRow::listingExternalId).toList()))
        .bind("listings", SqlArrays.uuids(lines.stream().map(LineRow::listingId).toList()))
        .bind("products", SqlArrays.uuids(lines.stream().map(LineRow::productId).toList()))
        .bind("skus", SqlArrays.texts(lines.stream().map(LineRow::sku).toList()))
        .bind("titles", SqlArrays.texts(lines.stream().map(LineRow::title).toList()))
        .bind("quantities", SqlArrays.ints(lines.stream().map(LineRow::quantity).toList()))
        .bind("prices", SqlArrays.numbers(lines.stream().map(LineRow::unitPrice).toList()))
        .bind("effects", SqlArrays.texts(lines.stream().map(l -> l.effect().word()).toList()))
        .bind("returned", SqlArrays.ints(lines.stream().map(LineRow::returned).toList()));
  }

  private static LineRow line(ResultSet row) throws SQLException {
    return new LineRow(
        row.getObject("order_id", UUID.class),
        row.getString("line_id"),
        row.getString("listing_external_id"),
        row.getObject("listing_id", UUID.class),
        row.getObject("product_id", UUID.class),
        row.getString("sku"),
        row.getString("title"),
        row.getInt("quantity"),
        row.getBigDecimal("unit_price"),
        LineEffect.of(row.getString("stock_effect")),
        row.getInt("returned"));
  }
}
