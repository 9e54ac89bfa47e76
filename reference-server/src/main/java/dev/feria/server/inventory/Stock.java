package dev.feria.server.inventory;

import java.util.UUID;

/**
 * What there is of a product.
 *
 * @param onHand sum of its movements; below 0 after a sale that found too little
 * @param reserved sum of its reservations
 * @param version grows with every change
 */
public record Stock(UUID productId, int onHand, int reserved, long version) {
  /** Returns what can still be sold: on hand less reserved, never below 0. */
  public int available() {
    return available(0);
  }

  /** Returns how many pieces are sold or promised that are not there. */
  public int missing() {
    return (int) Math.max(0, -free());
  }

  /** Returns what is neither sold nor promised; below 0 where more is than there is. */
  long free() {
    return (long) onHand - reserved;
  }

  /** Returns what a channel may show that keeps {@code buffer} back, never below 0. */
  public int available(int buffer) {
    return (int) Math.max(0, free() - buffer);
  }
}
