package dev.feria.server.sales;

import dev.feria.server.platform.http.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale over the counter.
 *
 * @param allowNegative whether to sell more than there is
 */
public record NewSale(
    @Bounds(min = 1, max = 200) List<Line> lines, @Nullable Boolean allowNegative) {

  /**
   * A line of it.
   *
   * @param unitPrice money, {@code {"amount": "990", "currency": "CLP"}}; or only the amount, as
   *     text or number, in the currency that the product's listings have
   */
  public record Line(
      @Bounds(min = 1, max = 200) String sku,
      @Bounds(min = 1, max = 1_000_000) int quantity,
      Object unitPrice) {}

  boolean forced() {
    return Boolean.TRUE.equals(allowNegative);
  }
}
