package dev.feria.server.console.sales;

import dev.feria.core.commerce.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order or a sale.
 *
 * @param effect what it did to the stock
 * @param resolveHref where an unmatched line is linked
 */
public record OrderLineRow(
    String title,
    @Nullable String sku,
    int quantity,
    Money unitPrice,
    String effect,
    @Nullable String productId,
    String resolveHref) {
  /** Returns quantity times price. */
  public Money total() {
    return unitPrice.times(quantity);
  }
}
