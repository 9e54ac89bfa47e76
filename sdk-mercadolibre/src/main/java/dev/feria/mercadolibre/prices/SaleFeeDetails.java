package dev.feria.mercadolibre.prices;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How a sale fee is made up. Percentages are of the price, 0 to 100. */
public record SaleFeeDetails(
    @Nullable BigDecimal percentageFee,
    @Nullable BigDecimal meliPercentageFee,
    @Nullable BigDecimal financingAddOnFee,
    @Nullable BigDecimal fixedFee,
    @Nullable BigDecimal grossAmount) {}
