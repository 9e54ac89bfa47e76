package dev.feria.server.inventory;

import org.jspecify.annotations.Nullable;

/** Decides what an entry does to the stock it finds. Pure. */
final class Ledger {
  private Ledger() {}

  /**
   * What an entry did.
   *
   * @param moved the quantity of the movement, with its sign; null where the entry is none
   */
  record Posting(Stock after, @Nullable Integer moved) {}

  /** Posts an entry, {@code quantity} being what a release or a shrinking frees. */
  static Posting post(Stock before, StockEntry entry, int quantity) {
    return switch (entry.kind()) {
      case OPENING, RECEIVE, ADJUST, RETURN -> moved(before, quantity);
      case COUNT -> moved(before, Math.subtractExact(quantity, before.onHand()));
      case SALE -> moved(before, Math.negateExact(quantity));
      case RESERVE -> promised(before, quantity);
      case SHRINK, RELEASE -> promised(before, Math.negateExact(quantity));
    };
  }

  private static Posting moved(Stock before, int quantity) {
    int onHand = Math.addExact(before.onHand(), quantity);
    return new Posting(
        new Stock(before.productId(), onHand, before.reserved(), before.version()), quantity);
  }

  private static Posting promised(Stock before, int quantity) {
    int reserved = Math.addExact(before.reserved(), quantity);
    return new Posting(
        new Stock(before.productId(), before.onHand(), reserved, before.version()), null);
  }
}
