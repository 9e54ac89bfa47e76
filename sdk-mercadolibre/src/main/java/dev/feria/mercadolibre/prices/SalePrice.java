package dev.feria.mercadolibre.prices;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer pays now.
 *
 * @param regularAmount the price before a promotion; null without one
 * @param referenceDate when the price was computed
 */
public record SalePrice(
    @Nullable String priceId,
    BigDecimal amount,
    @Nullable BigDecimal regularAmount,
    String currencyId,
    @Nullable Instant referenceDate,
    @Nullable PromotionReference metadata) {}
