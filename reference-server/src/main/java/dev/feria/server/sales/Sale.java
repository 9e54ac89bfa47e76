package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale: made when an order was paid first, or over the counter.
 *
 * @param source {@code order} or {@code local}
 * @param accountId null for local sales
 * @param orderId null for local sales
 * @param status {@code completed} or {@code cancelled}
 * @param returnedTotal what of the total is the price of pieces that came back
 */
public record Sale(
    UUID saleId,
    String source,
    @Nullable UUID accountId,
    @Nullable UUID orderId,
    String status,
    Instant soldAt,
    Money total,
    Money returnedTotal,
    String createdBy) {
  static final String LOCAL = "local";
  static final String CANCELLED = "cancelled";
}
