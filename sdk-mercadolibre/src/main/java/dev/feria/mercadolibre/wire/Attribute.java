package dev.feria.mercadolibre.wire;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A characteristic of an item, a variation or a sale: brand, size, SKU. The same shape serves
 * attribute combinations and sale terms.
 *
 * @param id for example {@code SELLER_SKU}; null for one the seller made up
 * @param name for people, in the site's language
 * @param valueId null for free text
 * @param valueName the value as text
 * @param values all values of a multi-valued attribute
 */
public record Attribute(
    @Nullable String id,
    @Nullable String name,
    @Nullable String valueId,
    @Nullable String valueName,
    List<AttributeValue> values) {
  public Attribute {
    values = values == null ? List.of() : Collections.unmodifiableList(values);
  }
}
