package dev.feria.mercadolibre.orders;

import org.jspecify.annotations.Nullable;

/** Name, document and address for an invoice. */
public record BillingDetail(
    @Nullable String name,
    @Nullable String lastName,
    @Nullable Identification identification,
    @Nullable BillingAddress address) {}
