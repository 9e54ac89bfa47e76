package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale as the API shows it.
 *
 * @param returnedTotal what of the total is the price of pieces that came back
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
    List<Line> lines) {

  /**
   * A line of a sale.
   *
   * @param productId null where it waits for a product
   * @param returned how many pieces came back although the sale stands
   */
  public record Line(
      String lineId,
      @Nullable UUID productId,
      @Nullable String sku,
      String title,
      int quantity,
      Money unitPrice,
      int returned) {}

  static SaleView of(Sale sale, List<SaleLine> lines) {
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
                        line.returned()))
            .toList());
  }
}
