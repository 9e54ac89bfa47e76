package dev.feria.mercadolibre.orders;

import dev.feria.mercadolibre.wire.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment of an order.
 *
 * @param status {@code approved}, {@code pending}, {@code rejected}, {@code refunded} and others
 */
public record Payment(
    String id,
    @Nullable String orderId,
    @Nullable String payerId,
    @Nullable Reference collector,
    @Nullable String status,
    @Nullable String statusDetail,
    @Nullable BigDecimal transactionAmount,
    @Nullable BigDecimal transactionAmountRefunded,
    @Nullable BigDecimal shippingCost,
    @Nullable BigDecimal totalPaidAmount,
    @Nullable BigDecimal marketplaceFee,
    @Nullable String paymentMethodId,
    @Nullable String paymentType,
    @Nullable Integer installments,
    @Nullable Instant dateApproved) {}
