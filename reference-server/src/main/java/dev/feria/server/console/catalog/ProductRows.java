package dev.feria.server.console.catalog;

import dev.feria.server.catalog.CatalogReading;
import dev.feria.server.catalog.Product;
import dev.feria.server.catalog.ProductView;
import dev.feria.server.catalog.Products;
import dev.feria.server.inventory.Stock;
import dev.feria.server.inventory.StockReading;
import dev.feria.server.platform.Search;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Renders products with their stock for pages. Thread-safe. */
public final class ProductRows {
  private static final int BATCH = 200;

  private final Products products;
  private final CatalogReading catalog;
  private final StockReading stock;

  /** Composes the renderer. */
  public ProductRows(Products products, CatalogReading catalog, StockReading stock) {
    this.products = products;
    this.catalog = catalog;
    this.stock = stock;
  }

  /** Lists products by SKU. */
  public Page<ProductRow> list(UUID tenant, String search, @Nullable Cursor from, int limit) {
    Page<ProductView> page = products.list(tenant, search, from, limit);
    Map<UUID, Long> listings =
        catalog.listingCounts(tenant, page.data().stream().map(p -> p.productId()).toList());
    return page.map(
        product ->
            new ProductRow(
                product.productId().toString(),
                product.sku(),
                product.title(),
                product.onHand(),
                product.reserved(),
                product.available(),
                listings.getOrDefault(product.productId(), 0L)));
  }

  /**
   * Lists products of which nothing is available, in the order of their ids. What is sold out is
   * few beside what is not, so it is read first and then searched.
   */
  public Page<ProductRow> soldOut(UUID tenant, String search, @Nullable Cursor from, int limit) {
    UUID after = from == null ? null : from.uuid(0);
    int most = limit + 1;
    List<Product> found = new ArrayList<>();
    UUID last = after;
    List<UUID> batch;
    do {
      batch = stock.soldOut(tenant, last, BATCH);
      catalog.products(tenant, batch).values().stream()
          .filter(product -> matches(product, search))
          .sorted(Comparator.comparing(Product::productId, UuidOrder.UNSIGNED))
          .forEach(found::add);
      last = batch.isEmpty() ? null : batch.get(batch.size() - 1);
    } while (batch.size() == BATCH && found.size() < most);
    List<Product> rows = found.subList(0, Math.min(most, found.size()));
    return Page.of(rows(tenant, rows), limit, row -> Cursor.of(row.id()));
  }

  private static boolean matches(Product product, String search) {
    String wanted = Search.plain(search);
    return Search.plain(product.sku()).contains(wanted)
        || Search.plain(product.title()).contains(wanted);
  }

  /** Returns products by id, in no particular order. */
  public List<ProductRow> of(UUID tenant, Collection<UUID> ids) {
    return rows(tenant, List.copyOf(catalog.products(tenant, ids).values()));
  }

  /**
   * Returns a product.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when the tenant has no such one
   */
  public ProductRow one(UUID tenant, UUID id) {
    return rows(tenant, List.of(catalog.product(tenant, id))).get(0);
  }

  private List<ProductRow> rows(UUID tenant, List<Product> products) {
    if (products.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = products.stream().map(Product::productId).toList();
    Map<UUID, Stock> stocks = stock.stocks(tenant, ids);
    Map<UUID, Long> listings = catalog.listingCounts(tenant, ids);
    return products.stream()
        .map(
            product ->
                row(
                    product,
                    stocks.getOrDefault(
                        product.productId(), new Stock(product.productId(), 0, 0, 0)),
                    listings.getOrDefault(product.productId(), 0L)))
        .toList();
  }

  private static ProductRow row(Product product, Stock stock, long listings) {
    return new ProductRow(
        product.productId().toString(),
        product.sku(),
        product.title(),
        stock.onHand(),
        stock.reserved(),
        stock.available(),
        listings);
  }
}
