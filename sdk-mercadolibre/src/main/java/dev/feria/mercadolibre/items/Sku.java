package dev.feria.mercadolibre.items;

import dev.feria.mercadolibre.wire.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the seller's SKU, which lives in two fields of different age. */
final class Sku {
  private Sku() {}

  static @Nullable String of(List<Attribute> attributes, @Nullable String sellerCustomField) {
    for (Attribute attribute : attributes) {
      String value = attribute.valueName();
      if ("SELLER_SKU".equals(attribute.id()) && value != null && !value.isBlank()) {
        return value;
      }
    }
    return sellerCustomField == null || sellerCustomField.isBlank() ? null : sellerCustomField;
  }
}
