package dev.feria.server.sales;

import dev.feria.server.inventory.StockEntry;
import dev.feria.server.inventory.StockEntry.Kind;
import dev.feria.server.inventory.StockEntry.Origin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what a line does to stock into entries of the ledger. Pure. */
final class LineStock {
  private LineStock() {}

  /**
   * Returns the entries of a move.
   *
   * @param line as it is after it
   * @param expiresAt when a promise to the order ends
   */
  static List<StockEntry> entries(
      LineMove move, OrderHead order, LineRow line, UUID product, Instant expiresAt, String actor) {
    StockEntry release = entry(Kind.RELEASE, 0, product, origin(order, line, "hold"), actor, null);
    StockEntry sale =
        entry(Kind.SALE, move.pieces(), product, origin(order, line, "sale"), actor, null);
    return switch (move.action()) {
      case NOTHING -> List.of();
      case RESERVE ->
          List.of(
              entry(
                  Kind.RESERVE,
                  move.pieces(),
                  product,
                  origin(order, line, "hold"),
                  actor,
                  expiresAt));
      case SHRINK ->
          List.of(
              entry(Kind.SHRINK, move.pieces(), product, origin(order, line, "hold"), actor, null));
      case RELEASE -> List.of(release);
      case SELL -> move.pieces() == 0 ? List.of() : List.of(sale);
      case SELL_RESERVED -> move.pieces() == 0 ? List.of(release) : List.of(release, sale);
      case GIVE_BACK ->
          move.pieces() == 0
              ? List.of()
              : List.of(back(move, product, origin(order, line, "return"), actor));
      case GIVE_SOME_BACK ->
          List.of(back(move, product, origin(order, line, "return:" + line.returned()), actor));
    };
  }

  private static StockEntry back(LineMove move, UUID product, Origin origin, String actor) {
    return entry(Kind.RETURN, move.pieces(), product, origin, actor, null);
  }

  private static StockEntry entry(
      Kind kind,
      int quantity,
      UUID product,
      Origin origin,
      String actor,
      @Nullable Instant expiresAt) {
    return new StockEntry(kind, product, quantity, origin, null, actor, expiresAt);
  }

  private static Origin origin(OrderHead order, LineRow line, String what) {
    return new Origin(order.accountId().toString(), order.externalId(), line.lineId() + ":" + what);
  }
}
