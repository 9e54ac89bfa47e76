package dev.feria.core.commerce;

import org.jspecify.annotations.Nullable;

/**
 * A quantity to publish.
 *
 * @param listingId a {@link Listing#id}
 * @param group its {@link Listing#group}
 * @param quantity absolute and at least 0; 0 takes the listing off sale in the provider's own way,
 *     and more brings it back unless the seller paused it by hand
 * @param shown what the channel showed when it was last known, after everything that the host has
 *     seen of it; null where that is not known. A provider that can compare before it sets uses it:
 *     a channel that shows less by now has sold what the host has not seen yet, and the difference
 *     must not be put back on sale
 */
public record StockChange(String listingId, String group, int quantity, @Nullable Integer shown) {

  /** Makes a change of a channel of which nothing is known. */
  public StockChange(String listingId, String group, int quantity) {
    this(listingId, group, quantity, null);
  }

  public StockChange {
    if (quantity < 0) {
      throw new IllegalArgumentException("quantity below 0: " + quantity);
    }
  }
}
