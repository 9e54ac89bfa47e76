package dev.feria.server.sales;

import dev.feria.core.commerce.FulfilmentState;
import dev.feria.core.commerce.Order;
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
   * What tells an observation of an order from another.
   *
   * @param returned how many pieces are the seller's again although it stands
   * @param fulfilment null where the provider does not tell
   */
  record Shape(
      OrderState state, Instant updatedAt, int returned, @Nullable FulfilmentState fulfilment) {
    static Shape of(Order order) {
      int returned =
          order.lines().stream()
              .mapToInt(line -> Math.max(0, Math.min(line.returned(), line.quantity())))
              .sum();
      return new Shape(order.state(), order.updatedAt(), returned, order.fulfilment());
    }

    /** Some providers tell the time in seconds, in which more than one thing may happen. */
    boolean isBehind(Shape other) {
      if (rank(state) != rank(other.state)) {
        return rank(state) < rank(other.state);
      }
      return returned < other.returned || left(fulfilment) < left(other.fulfilment);
    }

    private static int left(@Nullable FulfilmentState fulfilment) {
      if (fulfilment == null) {
        return -1;
      }
      return switch (fulfilment) {
        case UNFULFILLED -> 0;
        case PARTIAL -> 1;
        case FULFILLED -> 2;
      };
    }
  }

  /**
   * Decides by what is held; pure. At the same instant an order only goes forward: unpaid, paid,
   * cancelled, and within these more of it comes back or leaves.
   *
   * @param held null where the order is not known
   */
  static ApplyOutcome of(@Nullable Shape held, Shape seen) {
    if (held == null) {
      return NEW;
    }
    int order = seen.updatedAt().truncatedTo(ChronoUnit.MICROS).compareTo(held.updatedAt());
    if (order == 0) {
      return held.isBehind(seen) ? UPDATED : SKIPPED;
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
