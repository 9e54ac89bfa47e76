package dev.feria.woocommerce.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk over orders stands, as text that can be kept.
 *
 * @param after orders of this second and before are read; null at the beginning
 * @param offset how many of the orders after it were read too, where a page full of them shares one
 *     second
 * @param size of a page
 * @param known ids of the orders read last, which come again
 */
record OrderCursor(@Nullable Long after, int offset, int size, List<String> known) {
  private static final String VERSION = "o1";
  private static final int PARTS = 5;

  /** Reads {@link #text} back. */
  static OrderCursor parse(String text) {
    String[] part = text.split("\\.", -1);
    if (part.length != PARTS || !part[0].equals(VERSION)) {
      throw new IllegalArgumentException("not a cursor of orders: " + text);
    }
    try {
      return new OrderCursor(
          part[1].isEmpty() ? null : Long.valueOf(part[1]),
          Integer.parseInt(part[2]),
          Integer.parseInt(part[3]),
          part[4].isEmpty() ? List.of() : List.of(part[4].split("_", -1)));
    } catch (NumberFormatException notNumber) {
      throw new IllegalArgumentException("not a cursor of orders: " + text, notNumber);
    }
  }

  String text() {
    return String.join(
        ".",
        VERSION,
        after == null ? "" : after.toString(),
        Integer.toString(offset),
        Integer.toString(size),
        String.join("_", known));
  }

  @Nullable Instant afterInstant() {
    return after == null ? null : Instant.ofEpochSecond(after);
  }
}
