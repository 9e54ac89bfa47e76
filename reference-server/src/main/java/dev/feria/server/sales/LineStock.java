package dev.feria.server.sales;

import dev.feria.server.inventory.StockEntry;
import dev.feria.server.inventory.StockEntry.Kind;
import dev.feria.server.inventory.StockEntry.Origin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Turns what a line does to stock into entries of the ledger. Pure. */
final class LineStock {
  private LineStock() {}

  /**
   * Returns the entries of an action.
   *
   * @param expiresAt when a promise to the order ends
   */
  static List<StockEntry> entries(
      LineTransition.Action action,
      OrderHead order,
      LineRow line,
      UUID product,
      Instant expiresAt,
      String actor) {
    return switch (action) {
      case NOTHING -> List.of();
      case RESERVE -> List.of(reserve(order, line, product, expiresAt, actor));
      case RELEASE -> List.of(entry(Kind.RELEASE, order, line, product, "hold", actor));
      case SELL -> List.of(entry(Kind.SALE, order, line, product, "sale", actor));
      case SELL_RESERVED ->
          List.of(
              entry(Kind.RELEASE, order, line, product, "hold", actor),
              entry(Kind.SALE, order, line, product, "sale", actor));
      case GIVE_BACK -> List.of(entry(Kind.RETURN, order, line, product, "return", actor));
    };
  }

  private static StockEntry reserve(
      OrderHead order, LineRow line, UUID product, Instant expiresAt, String actor) {
    return new StockEntry(
        Kind.RESERVE,
        product,
        line.quantity(),
        origin(order, line, "hold"),
        null,
        actor,
        expiresAt);
  }

  private static StockEntry entry(
      Kind kind, OrderHead order, LineRow line, UUID product, String what, String actor) {
    return new StockEntry(
        kind, product, line.quantity(), origin(order, line, what), null, actor, null);
  }

  private static Origin origin(OrderHead order, LineRow line, String what) {
    return new Origin(order.accountId().toString(), order.externalId(), line.lineId() + ":" + what);
  }
}
