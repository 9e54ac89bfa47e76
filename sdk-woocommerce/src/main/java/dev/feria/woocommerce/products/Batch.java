package dev.feria.woocommerce.products;

import java.util.Collections;
import java.util.List;

/**
 * What to change at once.
 *
 * @param update at most 100, {@link ProductsClient#batch} cuts longer ones
 */
record Batch(List<ProductPatch> update) {
  Batch {
    update = Collections.unmodifiableList(update);
  }
}
