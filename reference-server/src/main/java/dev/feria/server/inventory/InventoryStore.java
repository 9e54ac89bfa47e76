package dev.feria.server.inventory;

import dev.feria.server.inventory.StockEntry.Origin;
import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The tables of the ledger: stock, movements with their keys, reservations. */
final class InventoryStore {

  /** A movement about to be written; the database gives it its id. */
  record NewMovement(StockEntry entry, int quantity, int onHandAfter) {}

  void open(Handle handle, UUID tenant, Collection<UUID> products) {
    handle
        .createUpdate(
            """
            insert into stock (tenant_id, product_id)
            select :tenant, p from unnest(:products) p on conflict do nothing
            """)
        .bind("tenant", tenant)
        .bind("products", SqlArrays.uuids(products))
        .execute();
  }

  /**
   * Locks the rows in the order of their ids, so that two who want several never wait in a ring.
   */
  Map<UUID, Stock> lock(Handle handle, UUID tenant, Collection<UUID> products) {
    return stocks(handle, tenant, products, "order by product_id for update");
  }

  Map<UUID, Stock> read(Handle handle, UUID tenant, Collection<UUID> products) {
    return stocks(handle, tenant, products, "");
  }

  private static Map<UUID, Stock> stocks(
      Handle handle, UUID tenant, Collection<UUID> products, String suffix) {
    Map<UUID, Stock> found = new HashMap<>();
    handle
        .createQuery(
            """
            select product_id, on_hand, reserved, version from stock
            where tenant_id = :tenant and product_id = any(:products)
            """
                + suffix)
        .bind("tenant", tenant)
        .bind("products", SqlArrays.uuids(products))
        .map((row, context) -> stock(row))
        .forEach(stock -> found.put(stock.productId(), stock));
    return found;
  }

  private static Stock stock(ResultSet row) throws SQLException {
    return new Stock(
        row.getObject("product_id", UUID.class),
        row.getInt("on_hand"),
        row.getInt("reserved"),
        row.getLong("version"));
  }

  void update(Handle handle, UUID tenant, Collection<Stock> stocks) {
    handle
        .createUpdate(
            """
            update stock s set on_hand = n.on_hand, reserved = n.reserved, version = n.version
            from unnest(:products, :onHand, :reserved, :versions)
              as n (product_id, on_hand, reserved, version)
            where s.tenant_id = :tenant and s.product_id = n.product_id
            """)
        .bind("tenant", tenant)
        .bind("products", SqlArrays.uuids(stocks.stream().map(Stock::productId).toList()))
        .bind("onHand", SqlArrays.ints(stocks.stream().map(Stock::onHand).toList()))
        .bind("reserved", SqlArrays.ints(stocks.stream().map(Stock::reserved).toList()))
        .bind("versions", SqlArrays.longs(stocks.stream().map(Stock::version).toList()))
        .execute();
  }

  /** Takes the keys of movements; returns those that were still free. */
  Set<Origin> claim(Handle handle, UUID tenant, List<Origin> origins) {
    return new HashSet<>(
        bind(
                handle.createQuery(
                    """
                    insert into movement_keys (tenant_id, source, reference, line)
                    select :tenant, o.* from unnest(:sources, :references, :lines) o
                    order by 2, 3, 4
                    on conflict do nothing returning source, reference, line
                    """),
                tenant,
                origins)
            .map((row, context) -> origin(row))
            .list());
  }

  /** Writes movements, a microsecond apart so that a ledger read by time has their order. */
  void insert(Handle handle, UUID tenant, List<NewMovement> movements, Instant at) {
    List<StockEntry> entries = movements.stream().map(NewMovement::entry).toList();
    bind(
            handle.createUpdate(
                """
                insert into movements (tenant_id, product_id, at, kind, quantity, on_hand_after,
                  source, reference, line, reason, actor)
                select :tenant, m.product_id,
                  :at::timestamptz + (m.n - 1) * interval '1 microsecond',
                  m.kind, m.quantity, m.on_hand_after, m.source, m.reference, m.line, m.reason, m.actor
                from unnest(:products, :kinds, :quantities, :after, :sources, :references, :lines,
                  :reasons, :actors) with ordinality
                  as m (product_id, kind, quantity, on_hand_after, source, reference, line, reason,
                    actor, n)
                order by m.n
                """),
            tenant,
            entries.stream().map(StockEntry::origin).toList())
        .bind("at", at)
        .bind("products", SqlArrays.uuids(entries.stream().map(StockEntry::productId).toList()))
        .bind("kinds", SqlArrays.texts(entries.stream().map(e -> e.kind().word()).toList()))
        .bind("quantities", SqlArrays.ints(movements.stream().map(NewMovement::quantity).toList()))
        .bind("after", SqlArrays.ints(movements.stream().map(NewMovement::onHandAfter).toList()))
        .bind("reasons", SqlArrays.texts(entries.stream().map(StockEntry::reason).toList()))
        .bind("actors", SqlArrays.texts(entries.stream().map(StockEntry::actor).toList()))
        .execute();
  }

  /** Writes reservations; returns those that were not there. */
  Set<Origin> reserve(Handle handle, UUID tenant, List<StockEntry> entries, Instant at) {
    return new HashSet<>(
        bind(
                handle.createQuery(
                    """
                    insert into reservations (tenant_id, product_id, source, reference, line,
                      quantity, created_at, expires_at)
                    select :tenant, r.product_id, r.source, r.reference, r.line, r.quantity, :at,
                      r.expires_at
                    from unnest(:products, :sources, :references, :lines, :quantities, :expire)
                      as r (product_id, source, reference, line, quantity, expires_at)
                    order by r.source, r.reference, r.line
                    on conflict do nothing returning source, reference, line
                    """),
                tenant,
                entries.stream().map(StockEntry::origin).toList())
            .bind("at", at)
            .bind("products", SqlArrays.uuids(entries.stream().map(StockEntry::productId).toList()))
            .bind("quantities", SqlArrays.ints(entries.stream().map(StockEntry::quantity).toList()))
            .bind(
                "expire", SqlArrays.instants(entries.stream().map(StockEntry::expiresAt).toList()))
            .map((row, context) -> origin(row))
            .list());
  }

  /** Deletes reservations; returns what each one that was there had promised. */
  Map<Origin, Integer> release(Handle handle, UUID tenant, List<Origin> origins) {
    Map<Origin, Integer> released = new HashMap<>();
    bind(
            handle.createQuery(
                """
                delete from reservations r
                using unnest(:sources, :references, :lines) as o (source, reference, line)
                where r.tenant_id = :tenant and r.source = o.source
                  and r.reference = o.reference and r.line = o.line
                returning r.source, r.reference, r.line, r.quantity
                """),
            tenant,
            origins)
        .map((row, context) -> Map.entry(origin(row), row.getInt("quantity")))
        .forEach(entry -> released.put(entry.getKey(), entry.getValue()));
    return released;
  }

  /** Lowers reservations to a quantity above 0; returns what each one that was higher has freed. */
  Map<Origin, Integer> shrink(Handle handle, UUID tenant, List<StockEntry> entries) {
    Map<Origin, Integer> freed = new HashMap<>();
    bind(
            handle.createQuery(
                """
                with rows as (
                  select r.source, r.reference, r.line, o.quantity, r.quantity - o.quantity as freed
                  from unnest(:sources, :references, :lines, :quantities)
                    as o (source, reference, line, quantity)
                  join reservations r on r.tenant_id = :tenant and r.source = o.source
                    and r.reference = o.reference and r.line = o.line
                  where r.quantity > o.quantity and o.quantity > 0
                  for update of r)
                update reservations r set quantity = o.quantity from rows o
                where r.tenant_id = :tenant and r.source = o.source
                  and r.reference = o.reference and r.line = o.line
                returning r.source, r.reference, r.line, o.freed
                """),
            tenant,
            entries.stream().map(StockEntry::origin).toList())
        .bind("quantities", SqlArrays.ints(entries.stream().map(StockEntry::quantity).toList()))
        .map((row, context) -> Map.entry(origin(row), row.getInt("freed")))
        .forEach(entry -> freed.put(entry.getKey(), entry.getValue()));
    return freed;
  }

  /** Finds reservations of all tenants that have expired. */
  List<Inventory.Promise> expired(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            """
            select tenant_id, source, reference, line from reservations
            where expires_at <= :now order by expires_at limit :most
            """)
        .bind("now", now)
        .bind("most", most)
        .map(
            (row, context) ->
                new Inventory.Promise(row.getObject("tenant_id", UUID.class), origin(row)))
        .list();
  }

  /** Lists a product's movements, newest first, older than a cursor if there is one. */
  List<Movement> movements(
      Handle handle, UUID tenant, UUID product, @Nullable Instant at, @Nullable UUID id, int most) {
    return handle
        .createQuery(
            """
            select movement_id, product_id, at, kind, quantity, on_hand_after, source, reference,
              line, reason, actor
            from movements
            where tenant_id = :tenant and product_id = :product
              and (:at::timestamptz is null or (at, movement_id) < (:at::timestamptz, :id::uuid))
            order by at desc, movement_id desc limit :most
            """)
        .bind("tenant", tenant)
        .bind("product", product)
        .bind("at", at)
        .bind("id", id)
        .bind("most", most)
        .map((row, context) -> movement(row))
        .list();
  }

  /** Finds the movement that has a key. */
  List<Movement> movements(Handle handle, UUID tenant, UUID product, Origin origin) {
    return handle
        .createQuery(
            """
            select movement_id, product_id, at, kind, quantity, on_hand_after, source, reference,
              line, reason, actor
            from movements
            where tenant_id = :tenant and product_id = :product and source = :source
              and reference = :reference and line = :line
            """)
        .bind("tenant", tenant)
        .bind("product", product)
        .bind("source", origin.source())
        .bind("reference", origin.reference())
        .bind("line", origin.line())
        .map((row, context) -> movement(row))
        .list();
  }

  private static Movement movement(ResultSet row) throws SQLException {
    return new Movement(
        row.getObject("movement_id", UUID.class),
        row.getObject("product_id", UUID.class),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getInt("quantity"),
        row.getInt("on_hand_after"),
        origin(row),
        row.getString("reason"),
        row.getString("actor"));
  }

  private static Origin origin(ResultSet row) throws SQLException {
    return new Origin(row.getString("source"), row.getString("reference"), row.getString("line"));
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID tenant, List<Origin> origins) {
    return statement
        .bind("tenant", tenant)
        .bind("sources", SqlArrays.texts(origins.stream().map(Origin::source).toList()))
        .bind("references", SqlArrays.texts(origins.stream().map(Origin::reference).toList()))
        .bind("lines", SqlArrays.texts(origins.stream().map(Origin::line).toList()));
  }
}
