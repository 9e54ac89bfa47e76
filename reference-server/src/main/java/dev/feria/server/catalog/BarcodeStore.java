package dev.feria.server.catalog;

import dev.feria.server.platform.SqlArrays;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Bar codes: whose they are, and which accounts a new one concerns. */
final class BarcodeStore {
  /** A product with a bar code, and the SKUs of its listings at one account. */
  record Coded(Product product, Set<String> skus) {}

  /** Finds products by bar codes of 14 digits. */
  Map<String, List<Coded>> find(
      Handle handle, UUID tenant, UUID account, Collection<String> gtins) {
    Map<String, List<Coded>> found = new HashMap<>();
    if (!gtins.isEmpty()) {
      handle
          .createQuery(
              "select "
                  + ProductStore.COLUMNS
                  + """
                  , array(select distinct l.sku from listings l
                      where l.tenant_id = p.tenant_id and l.product_id = p.product_id
                        and l.account_id = :account and l.sku is not null) as skus
                  from products p
                  where p.tenant_id = :tenant and p.gtin = any(:gtins)
                  order by p.product_id
                  """)
          .bind("tenant", tenant)
          .bind("account", account)
          .bind("gtins", SqlArrays.texts(gtins))
          .map((row, context) -> new Coded(ProductStore.product(row), texts(row)))
          .forEach(
              coded ->
                  found
                      .computeIfAbsent(
                          String.valueOf(coded.product().gtin()), gtin -> new ArrayList<>())
                      .add(coded));
    }
    return found;
  }

  private static Set<String> texts(ResultSet row) throws SQLException {
    Array array = row.getArray("skus");
    return Set.of((String[]) array.getArray());
  }

  /**
   * Gives products without a bar code that of a listing of theirs, and those that had it from the
   * listing its new one.
   *
   * @param listings product by listing; each listing has a valid code
   * @return the codes that products did not have before
   */
  List<String> take(Handle handle, UUID tenant, Map<UUID, UUID> listings) {
    return handle
        .createQuery(
            """
            with first as (
              select distinct on (n.product_id) n.product_id, l.listing_id, l.barcode, l.gtin
              from unnest(:listings, :products) as n (listing_id, product_id)
              join listings l on l.tenant_id = :tenant and l.listing_id = n.listing_id
              order by n.product_id, l.listing_id),
            rows as (
              select p.product_id, f.listing_id, f.barcode, f.gtin
              from first f
              join products p on p.tenant_id = :tenant and p.product_id = f.product_id
              where p.barcode is null
                or (p.barcode_from = f.listing_id and p.gtin is distinct from f.gtin)
              order by p.product_id for update of p)
            update products p set barcode = r.barcode, gtin = r.gtin, barcode_from = r.listing_id,
              updated_at = now()
            from rows r where p.tenant_id = :tenant and p.product_id = r.product_id
            returning p.gtin
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings.keySet()))
        .bind("products", SqlArrays.uuids(listings.values()))
        .mapTo(String.class)
        .list();
  }

  /** Takes codes from products that had them from listings which are no longer theirs. */
  void release(Handle handle, UUID tenant, Collection<UUID> listings) {
    handle
        .createUpdate(
            """
            with rows as (
              select product_id from products
              where tenant_id = :tenant and barcode_from = any(:listings)
              order by product_id for update)
            update products p set (barcode, gtin, barcode_from) = (
                select l.barcode, l.gtin, l.listing_id from listings l
                where l.tenant_id = p.tenant_id and l.product_id = p.product_id
                  and l.gtin is not null and l.listing_id <> all(:listings)
                order by l.listing_id limit 1),
              updated_at = now()
            from rows r where p.tenant_id = :tenant and p.product_id = r.product_id
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings))
        .execute();
  }

  /** Notes the accounts with listings that wait for a product with one of these codes. */
  void request(Handle handle, UUID tenant, Collection<String> gtins, Collection<String> skus) {
    if (gtins.isEmpty() && skus.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            insert into pending_matches (tenant_id, account_id)
            select found.tenant_id, found.account_id from (
              select l.tenant_id, l.account_id from listings l
              where l.tenant_id = :tenant and l.gtin = any(:gtins) and l.product_id is null
                and l.linked_by is null
              union
              select l.tenant_id, l.account_id from listings l
              where l.tenant_id = :tenant and l.sku = any(:skus) and l.product_id is null
                and l.linked_by is null) as found
            order by found.account_id
            on conflict do nothing
            """)
        .bind("tenant", tenant)
        .bind("gtins", SqlArrays.texts(gtins))
        .bind("skus", SqlArrays.texts(skus))
        .execute();
  }

  /** An account whose listings are to be matched. */
  record Pending(UUID tenant, UUID account) {}

  /** Notes an account again, for later. */
  void later(Handle handle, Pending pending, Instant at) {
    handle
        .createUpdate(
            "insert into pending_matches values (:tenant, :account, :at) on conflict do nothing")
        .bind("tenant", pending.tenant())
        .bind("account", pending.account())
        .bind("at", at)
        .execute();
  }

  /** Takes what is noted, across tenants; each is handed out once. */
  List<Pending> takePending(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            """
            delete from pending_matches where (tenant_id, account_id) in (
              select tenant_id, account_id from pending_matches where due_at <= :now
              limit :most for update skip locked)
            returning tenant_id, account_id
            """)
        .bind("now", now)
        .bind("most", most)
        .map(
            (row, context) ->
                new Pending(
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("account_id", UUID.class)))
        .list();
  }
}
