package dev.feria.woocommerce.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to list, from the one that changed first.
 *
 * @param modifiedFrom inclusive; null for all
 * @param status null for every status but trash
 */
public record OrderSearch(@Nullable Instant modifiedFrom, @Nullable OrderStatus status) {
  /** Every order that is not in the trash. */
  public static final OrderSearch ALL = new OrderSearch(null, null);

  /** Returns the orders that changed at or after an instant. */
  public static OrderSearch modifiedFrom(Instant instant) {
    return new OrderSearch(instant, null);
  }

  /** Returns the same search for one status only. */
  public OrderSearch status(OrderStatus only) {
    return new OrderSearch(modifiedFrom, only);
  }
}
