package dev.feria.core.commerce;

/**
 * A price to publish.
 *
 * @param listingId a {@link Listing#id}
 * @param group its {@link Listing#group}
 * @param price what buyers are to pay, in the listing's currency
 */
public record PriceChange(String listingId, String group, Money price) {
  public PriceChange {
    if (price.amount().signum() < 0) {
      throw new IllegalArgumentException("price below 0: " + price);
    }
  }
}
