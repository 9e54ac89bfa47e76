package dev.feria.mercadolibre.prices;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an item's price compares with similar ones, by the provider's reckoning.
 *
 * @param status for example {@code with_benchmark_high} or {@code no_benchmark_ok}
 * @param percentDifference how far the price lies above the suggestion
 * @param lastUpdated {@code dd-MM-yyyy HH:mm:ss}; the provider does not document the zone, so it
 *     stays text
 */
public record PriceReference(
    @Nullable String itemId,
    @Nullable String status,
    @Nullable String currencyId,
    @Nullable ReferenceAmount currentPrice,
    @Nullable ReferenceAmount suggestedPrice,
    @Nullable ReferenceAmount lowestPrice,
    @Nullable ReferenceAmount internalPrice,
    @Nullable ReferenceCosts costs,
    @Nullable Boolean applicableSuggestion,
    @Nullable BigDecimal percentDifference,
    @Nullable ReferenceMetadata metadata,
    @Nullable String lastUpdated) {}
