package dev.feria.server.sales;

import dev.feria.server.inventory.StockEntry.Origin;
import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of oversells. */
final class OversellStore {
  /** How many competing orders of a product are shown, and how many are looked at to find them. */
  private static final int MOST_COMPETING = 20;

  private static final String COLUMNS =
      """
      x.sale_id, x.line_id, x.product_id, x.missing, x.open, x.at, x.resolved_at, x.resolution,
        x.resolved_by
      """;

  /** A new row. */
  record New(UUID sale, String line, UUID product, Origin origin, int missing) {}

  /** What is still missing of a row. */
  record Left(OversoldLine row, int open) {}

  /** Sums up what is open of products; those of which nothing is are left out. */
  Map<UUID, Integer> open(Handle handle, UUID tenant, Collection<UUID> products) {
    Map<UUID, Integer> open = new HashMap<>();
    handle
        .createQuery(
            """
            select product_id, sum(open)::int as open from oversells
            where tenant_id = :tenant and product_id = any(:products) and open > 0
            group by product_id
            """)
        .bind("tenant", tenant)
        .bind("products", SqlArrays.uuids(products))
        .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
        .forEach(entry -> open.put(entry.getKey(), entry.getValue()));
    return open;
  }

  /** Finds what is open of a product, the oldest first. */
  List<OversoldLine> openOf(Handle handle, UUID tenant, UUID product) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + """
                from oversells x
                where x.tenant_id = :tenant and x.product_id = :product and x.open > 0
                order by x.at, x.sale_id, x.line_id
                """)
        .bind("tenant", tenant)
        .bind("product", product)
        .map((row, context) -> read(row))
        .list();
  }

  /** Finds what is open of a product's line of an order or a local sale. */
  List<OversoldLine> openOf(Handle handle, UUID tenant, UUID product, Origin line) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + """
                from oversells x
                where x.tenant_id = :tenant and x.product_id = :product and x.open > 0
                  and x.source = :source and x.reference = :reference and x.line_id = :line
                """)
        .bind("tenant", tenant)
        .bind("product", product)
        .bind("source", line.source())
        .bind("reference", line.reference())
        .bind("line", line.line())
        .map((row, context) -> read(row))
        .list();
  }

  /** Reads the oversells of sales. */
  List<OversoldLine> ofSales(Handle handle, UUID tenant, Collection<UUID> sales) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + """
                from oversells x where x.tenant_id = :tenant and x.sale_id = any(:sales)
                order by x.sale_id, x.line_id
                """)
        .bind("tenant", tenant)
        .bind("sales", SqlArrays.uuids(sales))
        .map((row, context) -> read(row))
        .list();
  }

  /** Finds the sale that was made of an order. */
  @Nullable UUID saleOf(Handle handle, UUID tenant, Origin origin) {
    return origin.source().equals(Origin.LOCAL)
        ? UUID.fromString(origin.reference())
        : handle
            .createQuery(
                """
                select s.sale_id from orders o
                join sales s on s.tenant_id = o.tenant_id and s.order_id = o.order_id
                where o.tenant_id = :tenant and o.account_id = :account::uuid
                  and o.external_id = :reference
                """)
            .bind("tenant", tenant)
            .bind("account", origin.source())
            .bind("reference", origin.reference())
            .mapTo(UUID.class)
            .findOne()
            .orElse(null);
  }

  void insert(Handle handle, UUID tenant, List<New> rows, Instant now) {
    handle
        .createUpdate(
            """
            insert into oversells (tenant_id, sale_id, line_id, product_id, source, reference,
              missing, open, at)
            select :tenant, n.sale_id, n.line_id, n.product_id, n.source, n.reference, n.missing,
              n.missing, :now
            from unnest(:sales, :lines, :products, :sources, :references, :missing)
              as n (sale_id, line_id, product_id, source, reference, missing)
            on conflict (tenant_id, sale_id, line_id) do update set
              missing = oversells.missing + excluded.missing,
              open = oversells.open + excluded.open,
              resolved_at = null, resolution = null, resolved_by = null
            """)
        .bind("tenant", tenant)
        .bind("now", now)
        .bind("sales", SqlArrays.uuids(rows.stream().map(New::sale).toList()))
        .bind("lines", SqlArrays.texts(rows.stream().map(New::line).toList()))
        .bind("products", SqlArrays.uuids(rows.stream().map(New::product).toList()))
        .bind("sources", SqlArrays.texts(rows.stream().map(r -> r.origin().source()).toList()))
        .bind(
            "references", SqlArrays.texts(rows.stream().map(r -> r.origin().reference()).toList()))
        .bind("missing", SqlArrays.ints(rows.stream().map(New::missing).toList()))
        .execute();
  }

  /** Notes what is still missing; a row of which nothing is resolved, unless it was before. */
  void cover(Handle handle, UUID tenant, List<Left> rows, String resolution, Instant now) {
    handle
        .createUpdate(
            """
            update oversells x set open = n.open,
              resolution = case when n.open = 0 and x.resolved_at is null then :resolution
                else x.resolution end,
              resolved_at = case when n.open = 0 then coalesce(x.resolved_at, :now)
                else x.resolved_at end
            from unnest(:sales, :lines, :open) as n (sale_id, line_id, open)
            where x.tenant_id = :tenant and x.sale_id = n.sale_id and x.line_id = n.line_id
            """)
        .bind("tenant", tenant)
        .bind("resolution", resolution)
        .bind("now", now)
        .bind("sales", SqlArrays.uuids(rows.stream().map(r -> r.row().saleId()).toList()))
        .bind("lines", SqlArrays.texts(rows.stream().map(r -> r.row().lineId()).toList()))
        .bind("open", SqlArrays.ints(rows.stream().map(Left::open).toList()))
        .execute();
  }

  /** Resolves what is unresolved of a sale, in the name of a person; tells how much that was. */
  int resolve(Handle handle, UUID tenant, UUID sale, String actor, Instant now) {
    return handle
        .createUpdate(
            """
            update oversells set resolved_at = :now, resolution = 'person', resolved_by = :actor
            where tenant_id = :tenant and sale_id = :sale and resolved_at is null
            """)
        .bind("tenant", tenant)
        .bind("sale", sale)
        .bind("actor", actor)
        .bind("now", now)
        .execute();
  }

  /** Lists the open orders that want products, the last placed first, some of each product. */
  List<Competing> competing(Handle handle, UUID tenant, Set<UUID> products) {
    return handle
        .createQuery(
            """
            select c.* from unnest(:products) as p (product_id)
            cross join lateral (
              select l.product_id, o.order_id, o.account_id, a.name, o.external_id,
                sum(l.quantity - l.returned)::int as quantity,
                bool_or(l.stock_effect = 'reserved') as reserved, o.placed_at
              from order_lines l
              join orders o on o.tenant_id = l.tenant_id and o.order_id = l.order_id
              join accounts a on a.tenant_id = o.tenant_id and a.account_id = o.account_id
              where l.tenant_id = :tenant and l.product_id = p.product_id
                and l.stock_effect in ('reserved', 'taken') and l.quantity > l.returned
                and o.state <> 'cancelled' and o.fulfilment is distinct from 'fulfilled'
              group by l.product_id, o.order_id, o.account_id, a.name, o.external_id, o.placed_at
              order by o.placed_at desc, o.order_id desc limit :most) c
            order by c.placed_at desc, c.order_id desc
            """)
        .bind("tenant", tenant)
        .bind("products", SqlArrays.uuids(products))
        .bind("most", MOST_COMPETING)
        .map(
            (row, context) ->
                new Competing(
                    row.getObject("product_id", UUID.class),
                    row.getObject("order_id", UUID.class),
                    row.getObject("account_id", UUID.class),
                    row.getString("name"),
                    row.getString("external_id"),
                    row.getInt("quantity"),
                    row.getBoolean("reserved"),
                    row.getTimestamp("placed_at").toInstant()))
        .list();
  }

  private static OversoldLine read(ResultSet row) throws SQLException {
    return new OversoldLine(
        row.getObject("sale_id", UUID.class),
        row.getString("line_id"),
        row.getObject("product_id", UUID.class),
        row.getInt("missing"),
        row.getInt("open"),
        row.getTimestamp("at").toInstant(),
        SqlArrays.instant(row, "resolved_at"),
        row.getString("resolution"),
        row.getString("resolved_by"));
  }
}
