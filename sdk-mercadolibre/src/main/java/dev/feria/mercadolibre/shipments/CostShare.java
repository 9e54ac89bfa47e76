package dev.feria.mercadolibre.shipments;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One party's share of the cost. */
public record CostShare(@Nullable BigDecimal cost, @Nullable String userId) {}
