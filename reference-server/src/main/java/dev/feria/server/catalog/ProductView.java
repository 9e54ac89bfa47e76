package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.inventory.Stock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as the API shows it.
 *
 * @param barcode as it was written
 * @param basePrice what it costs before a channel's rule
 */
public record ProductView(
    UUID productId,
    String sku,
    String title,
    int onHand,
    int reserved,
    int available,
    long version,
    Instant createdAt,
    @Nullable String barcode,
    @Nullable Money basePrice) {
  static ProductView of(Product product, Stock stock) {
    return new ProductView(
        product.productId(),
        product.sku(),
        product.title(),
        stock.onHand(),
        stock.reserved(),
        stock.available(),
        stock.version(),
        product.createdAt(),
        product.barcode(),
        product.basePrice());
  }
}
