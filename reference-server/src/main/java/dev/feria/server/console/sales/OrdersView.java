package dev.feria.server.console.sales;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of orders.
 *
 * @param sent yes, no or empty: which of them to show
 */
public record OrdersView(Filter filter, String sent, List<OrderRow> rows, @Nullable String next) {
  /** Tells whether anything narrows the list. */
  public boolean narrowed() {
    return filter.narrowed() || !sent.isEmpty();
  }
}
