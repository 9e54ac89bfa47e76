package dev.feria.mercadolibre.orders;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A discount that the buyer used. */
public record Coupon(@Nullable String id, @Nullable BigDecimal amount) {}
