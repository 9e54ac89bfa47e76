package dev.feria.core.commerce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to walk.
 *
 * @param updatedFrom inclusive lower bound on {@link Order#updatedAt}; null walks all orders that
 *     the provider still keeps
 * @param cursor where to go on: the {@code next} of a page read earlier with the same {@code
 *     updatedFrom}; null starts at the beginning
 */
public record OrderQuery(@Nullable Instant updatedFrom, @Nullable String cursor) {
  /** Walks every order that the provider still keeps. */
  public static final OrderQuery ALL = new OrderQuery(null, null);

  /** Walks the orders that changed at or after an instant. */
  public static OrderQuery updatedFrom(Instant instant) {
    return new OrderQuery(instant, null);
  }

  /** Returns the same query, continued at a page's {@code next}. */
  public OrderQuery at(@Nullable String nextCursor) {
    return new OrderQuery(updatedFrom, nextCursor);
  }
}
