package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.MoneyBag;
import dev.feria.shopify.wire.Reference;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param sku as it was when the order was placed
 * @param quantity as ordered; refunds and edits do not change it
 * @param currentQuantity without what was refunded or removed; null where it was not asked for
 * @param discountedUnitPriceAfterAllDiscountsSet what the buyer paid for one, discounts on the
 *     whole order included
 * @param variant null once the variant is deleted
 * @param product null once the product is deleted
 */
@CamelCase
public record LineItem(
    String id,
    @Nullable String name,
    @Nullable String title,
    @Nullable String variantTitle,
    @Nullable String sku,
    int quantity,
    @Nullable Integer currentQuantity,
    @Nullable Integer unfulfilledQuantity,
    @Nullable MoneyBag originalUnitPriceSet,
    @Nullable MoneyBag discountedUnitPriceAfterAllDiscountsSet,
    @Nullable Reference variant,
    @Nullable Reference product,
    @Nullable List<CustomAttribute> customAttributes) {
  public LineItem {
    customAttributes =
        customAttributes == null ? List.of() : Collections.unmodifiableList(customAttributes);
  }

  @Override
  public List<CustomAttribute> customAttributes() {
    return customAttributes == null ? List.of() : customAttributes;
  }
}
