package dev.feria.sandbox.shopify.orders;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants to buy.
 *
 * @param financial as in the API: PAID, PENDING, AUTHORIZED
 * @param force true to sell more than there is
 */
public record NewOrder(
    List<Wanted> lines,
    String financial,
    boolean force,
    String source,
    boolean test,
    @Nullable String email,
    @Nullable String gateway) {

  /**
   * One line.
   *
   * @param variantId 0 for something that is not in the catalogue
   * @param sku replaces the variant's; null keeps it
   */
  public record Wanted(
      long variantId,
      int quantity,
      @Nullable String sku,
      @Nullable String title,
      @Nullable BigDecimal price) {}
}
