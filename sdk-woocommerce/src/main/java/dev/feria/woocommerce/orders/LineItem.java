package dev.feria.woocommerce.orders;

import dev.feria.woocommerce.wire.DecimalText;
import dev.feria.woocommerce.wire.MetaData;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order.
 *
 * @param productId 0 when the product was deleted
 * @param variationId 0 for a product without variations
 * @param quantity whole, unless a plugin sells by weight
 * @param subtotal of the whole quantity, before coupons, without tax
 * @param total of the whole quantity, after coupons, without tax
 * @param sku null when the product was deleted
 * @param parentName the product's name where {@code name} is the variation's
 */
public record LineItem(
    String id,
    @Nullable String name,
    @Nullable String productId,
    @Nullable String variationId,
    BigDecimal quantity,
    @Nullable DecimalText subtotal,
    DecimalText total,
    @Nullable DecimalText totalTax,
    @Nullable String sku,
    @Nullable String parentName,
    List<MetaData> metaData) {
  public LineItem {
    metaData = metaData == null ? List.of() : Collections.unmodifiableList(metaData);
  }
}
