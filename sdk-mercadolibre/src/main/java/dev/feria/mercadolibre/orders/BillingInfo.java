package dev.feria.mercadolibre.orders;

import org.jspecify.annotations.Nullable;

/**
 * The buyer's tax data (shape unconfirmed; {@link dev.feria.mercadolibre.MercadoLibreClient#raw}
 * gives all of it).
 */
public record BillingInfo(@Nullable String siteId, @Nullable BillingBuyer buyer) {}
