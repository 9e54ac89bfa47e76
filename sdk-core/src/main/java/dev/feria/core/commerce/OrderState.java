package dev.feria.core.commerce;

/**
 * What an order means for stock. The provider's own status stays beside it as text, see {@link
 * Order#providerStatus}.
 */
public enum OrderState {
  /** Placed but not paid: the stock is promised, not gone. */
  UNPAID,
  /** Paid: the stock is gone. Also orders partly refunded, as long as the goods are the buyer's. */
  PAID,
  /** Cancelled before or after payment: the stock is the seller's again. */
  CANCELLED,
  /**
   * A status this version does not know; treated like {@link #UNPAID}, so that nothing is oversold.
   */
  UNKNOWN
}
