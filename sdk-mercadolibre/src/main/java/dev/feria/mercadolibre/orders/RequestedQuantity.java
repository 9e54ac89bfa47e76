package dev.feria.mercadolibre.orders;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A quantity with its measure. */
public record RequestedQuantity(@Nullable String measure, @Nullable BigDecimal value) {}
