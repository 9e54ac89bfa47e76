package dev.feria.mercadolibre.orders;

import org.jspecify.annotations.Nullable;

/** The address on an invoice. */
public record BillingAddress(
    @Nullable String streetName,
    @Nullable String streetNumber,
    @Nullable String cityName,
    @Nullable String zipCode,
    @Nullable String countryId) {}
