package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sale as the API shows it. */
public record SaleView(
    UUID saleId,
    String source,
    @Nullable UUID accountId,
    @Nullable UUID orderId,
    String status,
    Instant soldAt,
    Money total,
    String createdBy,
    List<Line> lines) {

  /** A line of a sale; {@code productId} is null where it waits for a product. */
  public record Line(
      String lineId,
      @Nullable UUID productId,
      @Nullable String sku,
      String title,
      int quantity,
      Money unitPrice) {}

  static SaleView of(Sale sale, List<SaleLine> lines) {
    return new SaleView(
        sale.saleId(),
        sale.source(),
        sale.accountId(),
        sale.orderId(),
        sale.status(),
        sale.soldAt(),
        sale.total(),
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
                        line.unitPrice()))
            .toList());
  }
}
