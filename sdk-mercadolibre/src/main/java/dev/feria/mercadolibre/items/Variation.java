package dev.feria.mercadolibre.items;

import dev.feria.mercadolibre.wire.Attribute;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One variation of an item.
 *
 * @param attributeCombinations what tells it from its siblings
 * @param attributes among them {@code SELLER_SKU}; filled only when the request asked for all
 * @param price the same for all variations of an item
 */
public record Variation(
    String id,
    List<Attribute> attributeCombinations,
    List<Attribute> attributes,
    @Nullable BigDecimal price,
    @Nullable Integer availableQuantity,
    @Nullable Integer soldQuantity,
    List<String> pictureIds,
    @Nullable String sellerCustomField,
    @Nullable String userProductId,
    @Nullable String inventoryId) {
  public Variation {
    attributeCombinations =
        attributeCombinations == null
            ? List.of()
            : Collections.unmodifiableList(attributeCombinations);
    attributes = attributes == null ? List.of() : Collections.unmodifiableList(attributes);
    pictureIds = pictureIds == null ? List.of() : Collections.unmodifiableList(pictureIds);
  }

  /** Returns the SKU: the attribute {@code SELLER_SKU}, else the older custom field, else null. */
  public @Nullable String sku() {
    return Sku.of(attributes, sellerCustomField);
  }
}
