package dev.feria.mercadolibre.orders;

import dev.feria.mercadolibre.wire.Attribute;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The item or variation that was sold, as it was then.
 *
 * @param variationId null for an item without variations
 */
public record OrderedItem(
    String id,
    @Nullable String title,
    @Nullable String categoryId,
    @Nullable String variationId,
    List<Attribute> variationAttributes,
    @Nullable String sellerSku,
    @Nullable String sellerCustomField,
    @Nullable String userProductId,
    @Nullable String warranty,
    @Nullable String condition) {
  public OrderedItem {
    variationAttributes =
        variationAttributes == null ? List.of() : Collections.unmodifiableList(variationAttributes);
  }
}
