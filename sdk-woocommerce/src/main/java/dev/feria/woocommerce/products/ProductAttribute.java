package dev.feria.woocommerce.products;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property of a product.
 *
 * @param id 0 for one that only this product has
 * @param option the value of a variation; empty for any
 * @param options the values of a product
 */
public record ProductAttribute(
    @Nullable String id, @Nullable String name, @Nullable String option, List<String> options) {
  public ProductAttribute {
    options = options == null ? List.of() : Collections.unmodifiableList(options);
  }
}
