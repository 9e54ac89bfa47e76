package dev.feria.server.catalog;

import dev.feria.server.inventory.Stock;
import java.time.Instant;
import java.util.UUID;

/** A product as the API shows it. */
public record ProductView(
    UUID productId,
    String sku,
    String title,
    int onHand,
    int reserved,
    int available,
    long version,
    Instant createdAt) {
  static ProductView of(Product product, Stock stock) {
    return new ProductView(
        product.productId(),
        product.sku(),
        product.title(),
        stock.onHand(),
        stock.reserved(),
        stock.available(),
        stock.version(),
        product.createdAt());
  }
}
