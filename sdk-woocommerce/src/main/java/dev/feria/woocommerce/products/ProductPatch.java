package dev.feria.woocommerce.products;

import dev.feria.core.json.NumericId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What of a product or variation shall change; null stays as it is.
 *
 * @param id of the product or variation; digits
 * @param manageStock goes with the quantity: without it the shop wipes the quantity
 * @param stockQuantity absolute
 * @param regularPrice decimal text; empty takes the price away
 * @param salePrice decimal text; empty ends the sale
 */
public record ProductPatch(
    @NumericId String id,
    @Nullable Boolean manageStock,
    @Nullable BigDecimal stockQuantity,
    @Nullable String regularPrice,
    @Nullable String salePrice,
    @Nullable String status) {

  /** Sets the quantity. */
  public static ProductPatch stock(String id, int quantity) {
    return new ProductPatch(id, true, BigDecimal.valueOf(quantity), null, null, null);
  }

  /** Sets the price without a sale. */
  public static ProductPatch regularPrice(String id, BigDecimal price) {
    return new ProductPatch(id, null, null, price.toPlainString(), null, null);
  }

  /** Sets the status. */
  public static ProductPatch status(String id, String status) {
    return new ProductPatch(id, null, null, null, null, status);
  }
}
