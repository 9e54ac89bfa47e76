package dev.feria.mercadolibre.prices;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What selling at the suggested price costs. */
public record ReferenceCosts(@Nullable BigDecimal sellingFees, @Nullable BigDecimal shippingFees) {}
