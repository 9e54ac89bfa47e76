package dev.feria.server.sales;

import dev.feria.core.commerce.OrderState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an observation of an order does to the stock of one of its lines. Pure.
 *
 * @param effect what the line has done then
 * @param action what to do to the stock now
 */
record LineTransition(LineEffect effect, Action action) {

  /** What to do to the stock. */
  enum Action {
    /** Nothing. */
    NOTHING,
    /** Promise the goods. */
    RESERVE,
    /** End the promise. */
    RELEASE,
    /** Take the goods. */
    SELL,
    /** End the promise and take the goods. */
    SELL_RESERVED,
    /** Put the goods back. */
    GIVE_BACK,
    /** Put some of the goods back although the order stands. */
    GIVE_SOME_BACK,
    /** Promise fewer goods. */
    SHRINK
  }

  /**
   * What is known of the line's listing.
   *
   * @param matched whether it has a product
   * @param foreign whether the provider counts and ships the goods
   * @param historyUntil orders placed before are known by the product's stock
   */
  record Match(boolean matched, boolean foreign, Instant historyUntil) {}

  /**
   * What was observed of the order, by the provider's clock.
   *
   * @param reservable whether a promise to it would still stand
   */
  record Observation(OrderState state, Instant placedAt, Instant updatedAt, boolean reservable) {}

  /**
   * Decides.
   *
   * @param match null where the line's listing is not known
   */
  static LineTransition of(LineEffect held, Observation order, @Nullable Match match) {
    return switch (held) {
      case NONE -> first(order, match);
      case RESERVED ->
          switch (order.state()) {
            case UNPAID, UNKNOWN -> stay(held);
            case PAID -> new LineTransition(LineEffect.TAKEN, Action.SELL_RESERVED);
            case CANCELLED -> new LineTransition(LineEffect.NONE, Action.RELEASE);
          };
      case TAKEN, INCLUDED ->
          order.state() == OrderState.CANCELLED
              ? new LineTransition(LineEffect.RETURNED, Action.GIVE_BACK)
              : stay(held);
      case RETURNED, FOREIGN -> stay(held);
    };
  }

  private static LineTransition first(Observation order, @Nullable Match match) {
    if (match == null) {
      return stay(LineEffect.NONE);
    }
    if (match.foreign()) {
      return stay(LineEffect.FOREIGN);
    }
    if (!match.matched()) {
      return stay(LineEffect.NONE);
    }
    if (isBefore(order.placedAt(), match.historyUntil())) {
      return placedBefore(order, match);
    }
    return switch (order.state()) {
      case UNPAID, UNKNOWN ->
          order.reservable()
              ? new LineTransition(LineEffect.RESERVED, Action.RESERVE)
              : stay(LineEffect.NONE);
      case PAID -> new LineTransition(LineEffect.TAKEN, Action.SELL);
      case CANCELLED -> stay(LineEffect.NONE);
    };
  }

  /**
   * Tells whether the product's stock was counted after all that was observed of the order, so that
   * it knows what had come back by then.
   */
  static boolean isKnown(Observation order, @Nullable Match match) {
    return match != null
        && isBefore(order.placedAt(), match.historyUntil())
        && isBefore(order.updatedAt(), match.historyUntil());
  }

  /** A cancellation that came after the count is not in it; an earlier one is. */
  private static LineTransition placedBefore(Observation order, Match match) {
    if (order.state() != OrderState.CANCELLED) {
      return stay(LineEffect.INCLUDED);
    }
    return isBefore(order.updatedAt(), match.historyUntil())
        ? stay(LineEffect.NONE)
        : new LineTransition(LineEffect.RETURNED, Action.GIVE_BACK);
  }

  /** Providers state the time of an answer in whole seconds: the same second counts as after. */
  private static boolean isBefore(Instant at, Instant counted) {
    return at.truncatedTo(ChronoUnit.SECONDS).isBefore(counted.truncatedTo(ChronoUnit.SECONDS));
  }

  private static LineTransition stay(LineEffect effect) {
    return new LineTransition(effect, Action.NOTHING);
  }
}
