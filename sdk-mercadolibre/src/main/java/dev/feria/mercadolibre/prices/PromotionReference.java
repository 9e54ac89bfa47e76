package dev.feria.mercadolibre.prices;

import org.jspecify.annotations.Nullable;

/** The promotion behind a price. */
public record PromotionReference(@Nullable String promotionId, @Nullable String promotionType) {}
