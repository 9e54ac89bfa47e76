package dev.feria.mercadolibre.orders;

import org.jspecify.annotations.Nullable;

/** Whose tax data it is. */
public record BillingBuyer(@Nullable String custId, @Nullable BillingDetail billingInfo) {}
