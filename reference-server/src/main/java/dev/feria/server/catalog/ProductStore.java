package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.platform.SqlArrays;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of products. */
final class ProductStore {
  static final String COLUMNS =
      "product_id, sku, title, opened, created_at, barcode, gtin, base_amount, base_currency";

  /** A product about to be written. */
  record NewProduct(String sku, String title, boolean opened, @Nullable String barcode) {}

  /** Writes products in the order of their SKUs; returns those that were not there. */
  List<Product> insert(Handle handle, UUID tenant, Collection<NewProduct> products) {
    return handle
        .createQuery(
            """
            insert into products (tenant_id, sku, title, opened, barcode, gtin)
            select :tenant, p.sku, p.title, p.opened = 1, p.barcode, p.gtin
            from unnest(:skus, :titles, :opened, :barcodes, :gtins)
              as p (sku, title, opened, barcode, gtin)
            order by p.sku
            on conflict (tenant_id, sku) do nothing
            returning
            """
                + COLUMNS)
        .bind("tenant", tenant)
        .bind("skus", SqlArrays.texts(products.stream().map(NewProduct::sku).toList()))
        .bind("titles", SqlArrays.texts(products.stream().map(NewProduct::title).toList()))
        .bind("barcodes", SqlArrays.texts(products.stream().map(NewProduct::barcode).toList()))
        .bind("gtins", SqlArrays.texts(products.stream().map(p -> Gtin.of(p.barcode())).toList()))
        .bind("opened", SqlArrays.ints(products.stream().map(p -> p.opened() ? 1 : 0).toList()))
        .map((row, context) -> product(row))
        .list();
  }

  /**
   * Changes what is given of products, by SKU.
   *
   * @return the products whose base price is another now
   */
  List<UUID> change(Handle handle, UUID tenant, List<ProductFiles.Change> changes) {
    return handle
        .createQuery(
            """
            with rows as (
              select p.product_id, n.title, n.barcode, n.gtin, n.amount, n.currency,
                n.amount is not null and (p.base_amount, p.base_currency)
                  is distinct from (n.amount, n.currency) as priced
              from unnest(:skus, :titles, :barcodes, :gtins, :amounts, :currencies)
                as n (sku, title, barcode, gtin, amount, currency)
              join products p on p.tenant_id = :tenant and p.sku = n.sku
              order by p.product_id for update of p),
            changed as (
              update products p set title = coalesce(r.title, p.title),
                barcode = coalesce(r.barcode, p.barcode),
                gtin = case when r.barcode is null then p.gtin else r.gtin end,
                barcode_from = case when r.barcode is null then p.barcode_from end,
                base_amount = coalesce(r.amount, p.base_amount),
                base_currency = case when r.amount is null then p.base_currency
                  else r.currency end,
                updated_at = now()
              from rows r where p.tenant_id = :tenant and p.product_id = r.product_id)
            select product_id from rows where priced
            """)
        .bind("tenant", tenant)
        .bind("skus", SqlArrays.texts(changes.stream().map(c -> c.sku()).toList()))
        .bind("titles", SqlArrays.texts(changes.stream().map(c -> c.title()).toList()))
        .bind("barcodes", SqlArrays.texts(changes.stream().map(c -> c.barcode()).toList()))
        .bind("gtins", SqlArrays.texts(changes.stream().map(c -> Gtin.of(c.barcode())).toList()))
        .bind(
            "amounts",
            SqlArrays.numbers(
                changes.stream()
                    .map(c -> c.basePrice() == null ? null : c.basePrice().amount())
                    .toList()))
        .bind(
            "currencies",
            SqlArrays.texts(
                changes.stream()
                    .map(c -> c.basePrice() == null ? null : c.basePrice().currency())
                    .toList()))
        .mapTo(UUID.class)
        .list();
  }

  Map<String, Product> bySku(Handle handle, UUID tenant, Collection<String> skus) {
    Map<String, Product> found = new HashMap<>();
    handle
        .createQuery(
            "select p.* from unnest(:skus) as n (sku) cross join lateral (select "
                + COLUMNS
                + " from products where tenant_id = :tenant and sku = n.sku limit 1) p")
        .bind("tenant", tenant)
        .bind("skus", SqlArrays.texts(skus))
        .map((row, context) -> product(row))
        .forEach(product -> found.put(product.sku(), product));
    return found;
  }

  Map<UUID, Product> byId(Handle handle, UUID tenant, Collection<UUID> ids) {
    Map<UUID, Product> found = new HashMap<>();
    handle
        .createQuery(
            "select "
                + COLUMNS
                + " from products where tenant_id = :tenant and product_id = any(:ids)")
        .bind("tenant", tenant)
        .bind("ids", SqlArrays.uuids(ids))
        .map((row, context) -> product(row))
        .forEach(product -> found.put(product.productId(), product));
    return found;
  }

  Optional<Product> find(Handle handle, UUID tenant, String sku) {
    return Optional.ofNullable(bySku(handle, tenant, List.of(sku)).get(sku));
  }

  /** Marks the opening quantity as counted; returns the products of which it was not yet. */
  List<UUID> open(Handle handle, UUID tenant, Collection<UUID> ids) {
    return handle
        .createQuery(
            """
            with rows as (
              select product_id from products
              where tenant_id = :tenant and product_id = any(:ids) and not opened
              order by product_id for update)
            update products p set opened = true, updated_at = now()
            from rows r where p.tenant_id = :tenant and p.product_id = r.product_id
            returning p.product_id
            """)
        .bind("tenant", tenant)
        .bind("ids", SqlArrays.uuids(ids))
        .mapTo(UUID.class)
        .list();
  }

  /** Lists products by SKU, those after a SKU if one is given. */
  List<Product> list(
      Handle handle, UUID tenant, @Nullable String search, @Nullable String after, int most) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + """
                 from products
            where tenant_id = :tenant
              and (:search::text is null or sku ~* :search or title ~* :search)
              and (:after::text is null or sku > :after)
            order by sku limit :most
            """)
        .bind("tenant", tenant)
        .bind("search", search)
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> product(row))
        .list();
  }

  static Product product(ResultSet row) throws SQLException {
    BigDecimal base = row.getBigDecimal("base_amount");
    return new Product(
        row.getObject("product_id", UUID.class),
        row.getString("sku"),
        row.getString("title"),
        row.getBoolean("opened"),
        row.getTimestamp("created_at").toInstant(),
        row.getString("barcode"),
        row.getString("gtin"),
        base == null ? null : new Money(base, row.getString("base_currency")));
  }
}
