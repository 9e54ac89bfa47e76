package dev.feria.mercadolibre.stock;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a user product lies, as the provider answers; see {@link UserProductStock} for the form
 * with its version.
 */
public record StockLocations(
    @Nullable String id, @Nullable String userId, List<StockLocation> locations) {
  public StockLocations {
    locations = locations == null ? List.of() : Collections.unmodifiableList(locations);
  }
}
