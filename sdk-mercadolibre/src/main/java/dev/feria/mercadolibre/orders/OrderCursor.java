package dev.feria.mercadolibre.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk over orders stands, as text that can be kept. Times are hours since 1970, because
 * the provider compares whole hours.
 *
 * @param slice index into the statuses that are asked for one after the other
 * @param rangeStart first hour of the walk
 * @param rangeEnd hour after the walk's last
 * @param start first hour of the window
 * @param end hour after the window's last
 * @param offset orders of the window that were read
 * @param anchors ids of the last orders read, to notice when the rest has moved up meanwhile
 */
record OrderCursor(
    int slice,
    long rangeStart,
    long rangeEnd,
    long start,
    long end,
    int offset,
    List<String> anchors) {
  private static final String VERSION = "w1";
  private static final int PARTS = 8;

  static OrderCursor first(long rangeStart, long rangeEnd) {
    return new OrderCursor(0, rangeStart, rangeEnd, rangeStart, rangeEnd, 0, List.of());
  }

  /** Reads {@link #text} back. */
  static OrderCursor parse(String text) {
    String[] part = text.split("\\.", -1);
    if (part.length != PARTS || !part[0].equals(VERSION)) {
      throw new IllegalArgumentException("not a cursor of orders: " + text);
    }
    try {
      return new OrderCursor(
          Integer.parseInt(part[1]),
          Long.parseLong(part[2]),
          Long.parseLong(part[3]),
          Long.parseLong(part[4]),
          Long.parseLong(part[5]),
          Integer.parseInt(part[6]),
          part[7].isEmpty() ? List.of() : List.of(part[7].split("_", -1)));
    } catch (NumberFormatException notNumber) {
      throw new IllegalArgumentException("not a cursor of orders: " + text, notNumber);
    }
  }

  String text() {
    return String.join(
        ".",
        VERSION,
        Integer.toString(slice),
        Long.toString(rangeStart),
        Long.toString(rangeEnd),
        Long.toString(start),
        Long.toString(end),
        Integer.toString(offset),
        String.join("_", anchors));
  }

  /** Goes on in the same window. */
  OrderCursor at(int nextOffset, List<String> lastIds) {
    return new OrderCursor(slice, rangeStart, rangeEnd, start, end, nextOffset, lastIds);
  }

  /** Cuts the window in half; null when it is down to one hour. */
  @Nullable OrderCursor halved() {
    long half = (end - start) / 2;
    return half < 1
        ? null
        : new OrderCursor(slice, rangeStart, rangeEnd, start, start + half, 0, List.of());
  }

  /**
   * Goes on to the next window, or the next slice, or nowhere.
   *
   * @param length hours of the next window
   */
  @Nullable OrderCursor after(long length, int slices) {
    if (end < rangeEnd) {
      long next = Math.min(rangeEnd, end + length);
      return new OrderCursor(slice, rangeStart, rangeEnd, end, next, 0, List.of());
    }
    return slice + 1 < slices
        ? new OrderCursor(slice + 1, rangeStart, rangeEnd, rangeStart, rangeEnd, 0, List.of())
        : null;
  }

  boolean opensTheRange() {
    return start == rangeStart;
  }
}
