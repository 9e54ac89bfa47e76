package dev.feria.mercadolibre.prices;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One price of an item.
 *
 * @param type {@code standard} or {@code promotion}
 */
public record ItemPrice(
    @Nullable String id,
    @Nullable String type,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal regularAmount,
    @Nullable String currencyId,
    @Nullable Instant lastUpdated) {}
