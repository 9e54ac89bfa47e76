package dev.feria.mercadolibre.orders;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was sold.
 *
 * @param unitPrice what the buyer paid for one
 * @param saleFee for one unit (unconfirmed)
 * @param stock which warehouse it is taken from, for sellers with several
 */
public record OrderItem(
    OrderedItem item,
    Integer quantity,
    @Nullable RequestedQuantity requestedQuantity,
    @Nullable Integer pickedQuantity,
    BigDecimal unitPrice,
    @Nullable BigDecimal fullUnitPrice,
    @Nullable BigDecimal grossPrice,
    @Nullable String currencyId,
    @Nullable BigDecimal saleFee,
    @Nullable String listingTypeId,
    @Nullable Integer manufacturingDays,
    @Nullable String elementId,
    @Nullable StockOrigin stock) {}
