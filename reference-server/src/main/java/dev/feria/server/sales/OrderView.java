package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as the API shows it.
 *
 * @param sent how much of it was marked here as on its way: no, part or all
 * @param fulfilment {@code unfulfilled}, {@code partial} or {@code fulfilled}; null where the
 *     provider does not tell
 * @param unmatched whether a line of it waits for a product
 */
public record OrderView(
    UUID orderId,
    UUID accountId,
    String externalId,
    String packId,
    String state,
    String providerStatus,
    Instant placedAt,
    Instant updatedAt,
    Money total,
    @Nullable Buyer buyer,
    @Nullable String shipmentId,
    String sent,
    @Nullable String fulfilment,
    boolean unmatched,
    List<Line> lines) {

  /** Who bought, as far as the provider tells. */
  public record Buyer(String id, @Nullable String name) {}

  /**
   * A line of an order.
   *
   * @param listing the provider's id of the listing it was sold from
   * @param unmatched whether it waits for a product
   * @param stockEffect what it has done to our stock: none, reserved, taken, included, returned or
   *     foreign
   * @param returned how many pieces are the seller's again although the order stands
   */
  public record Line(
      String lineId,
      String listing,
      @Nullable UUID listingId,
      @Nullable UUID productId,
      @Nullable String sku,
      String title,
      int quantity,
      Money unitPrice,
      boolean unmatched,
      String stockEffect,
      int returned) {}

  static OrderView of(OrderRow row, List<LineRow> rows) {
    String currency = row.total().currency();
    List<Line> lines = rows.stream().map(line -> line(line, currency)).toList();
    String buyer = row.buyerId();
    return new OrderView(
        row.orderId(),
        row.accountId(),
        row.externalId(),
        row.packId(),
        row.state(),
        row.providerStatus(),
        row.placedAt(),
        row.providerUpdatedAt(),
        row.total(),
        buyer == null ? null : new Buyer(buyer, row.buyerName()),
        row.shipmentId(),
        row.sent(),
        row.fulfilment(),
        lines.stream().anyMatch(Line::unmatched),
        lines);
  }

  private static Line line(LineRow row, String currency) {
    return new Line(
        row.lineId(),
        row.listingExternalId(),
        row.listingId(),
        row.productId(),
        row.sku(),
        row.title(),
        row.quantity(),
        new Money(row.unitPrice(), currency),
        row.productId() == null && row.effect() != LineEffect.FOREIGN,
        row.effect().word(),
        row.returned());
  }
}
