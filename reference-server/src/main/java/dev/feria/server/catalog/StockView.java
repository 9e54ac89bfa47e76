package dev.feria.server.catalog;

import dev.feria.server.inventory.Stock;

/** A product's stock as the API shows it. */
public record StockView(String sku, int onHand, int reserved, int available, long version) {
  static StockView of(Product product, Stock stock) {
    return new StockView(
        product.sku(), stock.onHand(), stock.reserved(), stock.available(), stock.version());
  }
}
