package dev.feria.mercadolibre.prices;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items of a seller for which the provider has a price reference.
 *
 * @param items item ids
 */
public record PriceReferencePage(@Nullable Long total, List<String> items) {
  public PriceReferencePage {
    items = items == null ? List.of() : Collections.unmodifiableList(items);
  }
}
