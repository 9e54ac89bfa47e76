package dev.feria.shopify.products;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which products to list, and how much of them. Immutable.
 *
 * @param filter terms of the provider's search, for example {@code status:active}; null for all
 * @param locations how many locations to read quantities of at most, from 1 to 50
 */
public record ProductSearch(@Nullable String filter, int locations) {
  /** Every product, with its quantities at one location. */
  public static final ProductSearch ALL = new ProductSearch(null, 1);

  private static final int MOST_LOCATIONS = 50;

  public ProductSearch {
    if (locations < 1 || locations > MOST_LOCATIONS) {
      throw new IllegalArgumentException("locations not from 1 to 50: " + locations);
    }
  }

  /** Returns a search for what changed at or after an instant, in whole seconds. */
  public static ProductSearch updatedFrom(Instant instant) {
    return new ProductSearch("updated_at:>='" + instant.truncatedTo(ChronoUnit.SECONDS) + "'", 1);
  }

  /** Returns the same search with the quantities of so many locations. */
  public ProductSearch locations(int most) {
    return new ProductSearch(filter, most);
  }
}
