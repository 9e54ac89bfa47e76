package dev.feria.server.console.catalog;

import dev.feria.server.catalog.CatalogReading;
import dev.feria.server.catalog.Product;
import dev.feria.server.inventory.Stock;
import dev.feria.server.inventory.StockReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Renders products with their stock for pages. Thread-safe. */
public final class ProductRows {
  private static final int BATCH = 200;

  private final CatalogReading catalog;
  private final StockReading stock;

  /** Composes the renderer. */
  public ProductRows(CatalogReading catalog, StockReading stock) {
    this.catalog = catalog;
    this.stock = stock;
  }

  /** Lists products by SKU, those after a SKU if one is given. */
  public List<ProductRow> list(UUID tenant, String search, @Nullable String after, int most) {
    return rows(tenant, catalog.products(tenant, search, after, most));
  }

  /**
   * Lists products of which nothing is available, those after a product if one is given. What is
   * sold out is few beside what is not, so it is read first and then searched.
   */
  public List<ProductRow> soldOut(UUID tenant, String search, @Nullable UUID after, int most) {
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
    return rows(tenant, found.subList(0, Math.min(most, found.size())));
  }

  private static boolean matches(Product product, String search) {
    String wanted = search.toLowerCase(Locale.ROOT);
    return product.sku().toLowerCase(Locale.ROOT).contains(wanted)
        || product.title().toLowerCase(Locale.ROOT).contains(wanted);
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
