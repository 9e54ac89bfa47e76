package dev.feria.server.demo;

import java.math.BigDecimal;
import java.util.Map;

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
   * @param quantity what the channel should show
   * @param price in units of the currency
   */
  record Listing(long quantity, BigDecimal price, String currency) {}

  /**
   * An order.
   *
   * @param status the provider's own
   * @param units pieces in all its lines
   */
  record Order(String status, long units, BigDecimal total, String currency) {}
}
