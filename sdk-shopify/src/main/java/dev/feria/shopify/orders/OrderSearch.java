package dev.feria.shopify.orders;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to list. Immutable.
 *
 * @param updatedFrom inclusive, in whole seconds; null for all that the application may see: those
 *     of 60 days, unless it has the scope {@code read_all_orders}
 * @param filter more terms of the provider's search, for example {@code financial_status:paid}
 */
public record OrderSearch(@Nullable Instant updatedFrom, @Nullable String filter) {
  /** Every order that the application may see. */
  public static final OrderSearch ALL = new OrderSearch(null, null);

  /** Returns a search for what changed at or after an instant. */
  public static OrderSearch updatedFrom(Instant instant) {
    return new OrderSearch(instant, null);
  }

  /** Returns the same search with more terms. */
  public OrderSearch filter(String terms) {
    return new OrderSearch(updatedFrom, terms);
  }

  /** Returns the provider's search text; null for everything. */
  @Nullable String text(@Nullable Instant from) {
    Instant lower = from == null ? updatedFrom : from;
    String time =
        lower == null ? null : "updated_at:>='" + lower.truncatedTo(ChronoUnit.SECONDS) + "'";
    if (time == null || filter == null) {
      return time == null ? filter : time;
    }
    return time + " AND (" + filter + ")";
  }
}
