package dev.feria.woocommerce.products;

import java.util.Collections;
import java.util.List;

/**
 * What became of a batch.
 *
 * @param update one for each that was asked for, in order
 */
public record BatchAnswer(List<BatchItem> update) {
  public BatchAnswer {
    update = update == null ? List.of() : Collections.unmodifiableList(update);
  }
}
