package dev.feria.mercadolibre.stock;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse of the seller, made in the seller's panel.
 *
 * @param id the {@code store_id} of stock and orders
 */
public record Store(
    String id,
    @Nullable String networkNodeId,
    @Nullable String description,
    @Nullable String status,
    List<String> tags) {
  public Store {
    tags = tags == null ? List.of() : Collections.unmodifiableList(tags);
  }
}
