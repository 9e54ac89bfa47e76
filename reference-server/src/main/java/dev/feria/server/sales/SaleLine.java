package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a sale, whether it was made from an order or over the counter.
 *
 * @param returned how many pieces came back although the sale stands
 */
public record SaleLine(
    UUID saleId,
    String lineId,
    @Nullable UUID productId,
    @Nullable String sku,
    String title,
    int quantity,
    Money unitPrice,
    int returned) {}
