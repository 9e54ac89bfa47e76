package dev.feria.shopify.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk of orders goes on. The provider pages through 25,000 objects at most, so a long walk
 * begins again at the time it has reached.
 *
 * @param from where the window begins; null for that of the search
 * @param walked orders of this window so far
 * @param after the provider's cursor; null at the start of a window
 */
record OrderCursor(@Nullable Instant from, int walked, @Nullable String after) {
  static final OrderCursor START = new OrderCursor(null, 0, null);

  private static final int LONGEST_WINDOW = 20_000;
  private static final String NONE = "-";

  static OrderCursor parse(@Nullable String text) {
    if (text == null) {
      return START;
    }
    String[] parts = text.split(";", 3);
    try {
      if (parts.length == 3) {
        return new OrderCursor(
            parts[0].equals(NONE) ? null : Instant.parse(parts[0]),
            Integer.parseInt(parts[1]),
            parts[2].equals(NONE) ? null : parts[2]);
      }
    } catch (RuntimeException malformed) {
      throw new IllegalArgumentException("not a cursor of orders: " + text, malformed);
    }
    throw new IllegalArgumentException("not a cursor of orders: " + text);
  }

  /**
   * Returns where the page after this one starts.
   *
   * @param latest when the last order of this page changed
   */
  OrderCursor next(int orders, String endCursor, @Nullable Instant latest) {
    int sum = walked + orders;
    boolean again = sum >= LONGEST_WINDOW && latest != null && !latest.equals(from);
    return again ? new OrderCursor(latest, 0, null) : new OrderCursor(from, sum, endCursor);
  }

  String text() {
    return (from == null ? NONE : from) + ";" + walked + ";" + (after == null ? NONE : after);
  }
}
