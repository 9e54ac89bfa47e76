package dev.feria.woocommerce.products;

import dev.feria.woocommerce.wire.DecimalText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What became of one product of a batch.
 *
 * @param error null when it was changed
 */
public record BatchItem(
    @Nullable String id,
    @Nullable BatchError error,
    @Nullable StockManagement manageStock,
    @Nullable BigDecimal stockQuantity,
    @Nullable DecimalText regularPrice,
    @Nullable String status) {
  /**
   * Why one product of a batch was not changed.
   *
   * @param code the shop's code
   */
  public record BatchError(
      @Nullable String code, @Nullable String message, @Nullable ErrorData data) {}

  /**
   * More about an error.
   *
   * @param status the HTTP status it would have had alone
   * @param resourceId who owns the SKU, in a conflict of SKUs
   */
  public record ErrorData(@Nullable Integer status, @Nullable String resourceId) {}
}
