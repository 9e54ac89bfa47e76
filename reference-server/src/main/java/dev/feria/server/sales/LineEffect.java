package dev.feria.server.sales;

import java.util.Locale;

/** What an order line has done to our stock so far. */
public enum LineEffect {
  /** Nothing: unmatched, released, or cancelled before it had an effect. */
  NONE,
  /** Promised to an unpaid order. */
  RESERVED,
  /** Sold, by a movement of ours. */
  TAKEN,
  /**
   * Sold or promised before the stock was counted that our quantity starts from, which knows it.
   */
  INCLUDED,
  /** Taken or included, then given back by a cancellation. */
  RETURNED,
  /** Counted and shipped by the provider: never touches our stock. */
  FOREIGN;

  /** Returns the word in the database and the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LineEffect of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
