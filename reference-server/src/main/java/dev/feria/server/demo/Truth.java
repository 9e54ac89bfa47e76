package dev.feria.server.demo;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one account holds, as one side tells it: the sandbox (the truth) or the server.
 *
 * @param listings by the provider's id
 * @param orders by the provider's id
 */
record Truth(Map<String, Listing> listings, Map<String, Order> orders) {

  /**
   * A listing.
   *
   * @param sku null where it has none
   * @param quantity what the channel shows; null where it does not count the stock
   * @param price in units of the currency
   */
  record Listing(
      @Nullable String sku, @Nullable Long quantity, BigDecimal price, String currency) {}

  /**
   * An order.
   *
   * @param status the provider's own
   * @param units pieces in all its lines
   */
  record Order(String status, long units, BigDecimal total, String currency) {}
}
