package dev.feria.server.catalog;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.SqlArrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What pages show of products and listings, each method in a transaction. Thread-safe. */
public final class CatalogReading {
  private final ProductStore products = new ProductStore();
  private final Database database;

  /** Reads from a database. */
  public CatalogReading(Database database) {
    this.database = database;
  }

  /** Finds products by id. */
  public Map<UUID, Product> products(UUID tenant, Collection<UUID> ids) {
    return database.inTenant(tenant, handle -> products.byId(handle, tenant, ids));
  }

  /**
   * Returns a product.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when the tenant has no such one
   */
  public Product product(UUID tenant, UUID id) {
    Product found = products(tenant, List.of(id)).get(id);
    if (found == null) {
      throw Catalog.noProduct();
    }
    return found;
  }

  /** Counts the listings of products; those of none are left out. */
  public Map<UUID, Long> listingCounts(UUID tenant, Collection<UUID> ids) {
    Map<UUID, Long> counts = new HashMap<>();
    database.useTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    """
                    select product_id, count(*) as n from listings
                    where tenant_id = :tenant and product_id = any(:ids)
                    group by product_id
                    """)
                .bind("tenant", tenant)
                .bind("ids", SqlArrays.uuids(ids))
                .map(
                    (row, context) ->
                        Map.entry(row.getObject("product_id", UUID.class), row.getLong("n")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
    return counts;
  }

  /** Finds a currency that the tenant sells in. */
  public Optional<String> currency(UUID tenant) {
    return database.inTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    """
                    select price_currency from listings where tenant_id = :tenant
                    order by listing_id limit 1
                    """)
                .bind("tenant", tenant)
                .mapTo(String.class)
                .findOne());
  }

  /** Counts the listings without a product that have not ended. */
  public long unmatched(UUID tenant) {
    return database.inTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from listings
                    where tenant_id = :tenant and product_id is null and state <> 'closed'
                    """)
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one());
  }
}
