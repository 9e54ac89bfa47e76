package dev.feria.core.commerce;

/**
 * A quantity to publish.
 *
 * @param listingId a {@link Listing#id}
 * @param group its {@link Listing#group}
 * @param quantity absolute and at least 0; 0 takes the listing off sale in the provider's own way,
 *     and more brings it back unless the seller paused it by hand
 */
public record StockChange(String listingId, String group, int quantity) {
  public StockChange {
    if (quantity < 0) {
      throw new IllegalArgumentException("quantity below 0: " + quantity);
    }
  }
}
