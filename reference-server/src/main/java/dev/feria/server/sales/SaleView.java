package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale as the API shows it.
 *
 * @param returnedTotal what of the total is the price of pieces that came back
 * @param oversold whether there was not enough of something, and nobody has dealt with it yet
 * @param oversell when that was and how it ended; null where there was enough of everything
 * @param competing while it is oversold, the other open orders that want the same products, the
 *     last placed first
 */
public record SaleView(
    UUID saleId,
    String source,
    @Nullable UUID accountId,
    @Nullable UUID orderId,
    String status,
    Instant soldAt,
    Money total,
    Money returnedTotal,
    String createdBy,
    boolean oversold,
    @Nullable Oversell oversell,
    List<Competing> competing,
    List<Line> lines) {

  /**
   * A line of a sale.
   *
   * @param productId null where it waits for a product
   * @param returned how many pieces came back although the sale stands
   * @param missing how many pieces were not there when it was sold
   */
  public record Line(
      String lineId,
      @Nullable UUID productId,
      @Nullable String sku,
      String title,
      int quantity,
      Money unitPrice,
      int returned,
      int missing) {}

  /**
   * That there was not enough.
   *
   * @param missing pieces that were not there when it was sold
   * @param open pieces that are still not there
   * @param resolution {@code stock} when it recovered, {@code returned} when the pieces came back,
   *     {@code person} when somebody said that it is dealt with
   */
  public record Oversell(
      Instant at,
      int missing,
      int open,
      @Nullable Instant resolvedAt,
      @Nullable String resolution,
      @Nullable String resolvedBy) {}

  static SaleView of(
      Sale sale, List<SaleLine> lines, List<OversoldLine> oversells, List<Competing> competing) {
    Map<String, Integer> missing = new HashMap<>();
    oversells.forEach(row -> missing.put(row.lineId(), row.missing()));
    return new SaleView(
        sale.saleId(),
        sale.source(),
        sale.accountId(),
        sale.orderId(),
        sale.status(),
        sale.soldAt(),
        sale.total(),
        sale.returnedTotal(),
        sale.createdBy(),
        oversells.stream().anyMatch(row -> row.resolvedAt() == null),
        oversell(oversells),
        competing,
        lines.stream()
            .map(
                line ->
                    new Line(
                        line.lineId(),
                        line.productId(),
                        line.sku(),
                        line.title(),
                        line.quantity(),
                        line.unitPrice(),
                        line.returned(),
                        missing.getOrDefault(line.lineId(), 0)))
            .toList());
  }

  /** Puts the lines together: open while one is, and ended as the last one that ended did. */
  private static @Nullable Oversell oversell(List<OversoldLine> rows) {
    if (rows.isEmpty()) {
      return null;
    }
    OversoldLine last =
        Collections.max(
            rows,
            Comparator.comparing(row -> row.resolvedAt() == null ? Instant.MAX : row.resolvedAt()));
    return new Oversell(
        rows.stream().map(row -> row.at()).min(Comparator.naturalOrder()).orElse(last.at()),
        rows.stream().mapToInt(row -> row.missing()).sum(),
        rows.stream().mapToInt(row -> row.open()).sum(),
        last.resolvedAt(),
        last.resolution(),
        last.resolvedBy());
  }
}
