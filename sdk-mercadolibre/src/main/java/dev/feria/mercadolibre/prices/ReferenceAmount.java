package dev.feria.mercadolibre.prices;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An amount in the item's currency and in US dollars. */
public record ReferenceAmount(@Nullable BigDecimal amount, @Nullable BigDecimal usdAmount) {}
