package dev.feria.mercadolibre.stock;

import dev.feria.mercadolibre.wire.Paging;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a seller's warehouses. */
public record StorePage(@Nullable Paging paging, List<Store> results) {
  public StorePage {
    results = results == null ? List.of() : Collections.unmodifiableList(results);
  }
}
