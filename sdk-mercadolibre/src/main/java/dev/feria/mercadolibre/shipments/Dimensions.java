package dev.feria.mercadolibre.shipments;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Size and weight of a parcel, in centimetres and grams. */
public record Dimensions(
    @Nullable BigDecimal height,
    @Nullable BigDecimal width,
    @Nullable BigDecimal length,
    @Nullable BigDecimal weight) {}
