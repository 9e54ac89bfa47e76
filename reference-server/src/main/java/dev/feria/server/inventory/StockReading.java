package dev.feria.server.inventory;

import dev.feria.server.platform.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What pages show of stock, each method in a transaction. Thread-safe. */
public final class StockReading {
  private final InventoryStore store = new InventoryStore();
  private final Database database;

  /** Reads from a database. */
  public StockReading(Database database) {
    this.database = database;
  }

  /** Reads stocks by product. */
  public Map<UUID, Stock> stocks(UUID tenant, Collection<UUID> products) {
    return database.inTenant(tenant, handle -> store.read(handle, tenant, products));
  }

  /** Lists products of which nothing is available, in the order of their ids. */
  public List<UUID> soldOut(UUID tenant, @Nullable UUID after, int most) {
    return database.inTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    """
                    select product_id from stock
                    where tenant_id = :tenant and on_hand <= reserved
                      and (:after::uuid is null or product_id > :after::uuid)
                    order by product_id limit :most
                    """)
                .bind("tenant", tenant)
                .bind("after", after)
                .bind("most", most)
                .mapTo(UUID.class)
                .list());
  }

  /** Counts the products of which nothing is available. */
  public long countSoldOut(UUID tenant) {
    return database.inTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    "select count(*) from stock where tenant_id = :tenant and on_hand <= reserved")
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one());
  }
}
