package dev.feria.server.sales;

import dev.feria.core.commerce.OrderState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What applying an order did. */
public enum ApplyOutcome {
  /** It was not known before. */
  NEW,
  /** It is different now. */
  UPDATED,
  /** We had this already, or something newer. */
  SKIPPED;

  /**
   * Decides by what is held; pure. At the same instant an order only goes forward: unpaid, paid,
   * cancelled.
   *
   * @param heldState null where the order is not known
   */
  static ApplyOutcome of(
      @Nullable OrderState heldState,
      @Nullable Instant heldUpdatedAt,
      OrderState state,
      Instant updatedAt) {
    if (heldState == null || heldUpdatedAt == null) {
      return NEW;
    }
    int order = updatedAt.truncatedTo(ChronoUnit.MICROS).compareTo(heldUpdatedAt);
    if (order == 0) {
      return rank(state) > rank(heldState) ? UPDATED : SKIPPED;
    }
    return order > 0 ? UPDATED : SKIPPED;
  }

  private static int rank(OrderState state) {
    return switch (state) {
      case UNKNOWN, UNPAID -> 0;
      case PAID -> 1;
      case CANCELLED -> 2;
    };
  }
}
