package dev.feria.woocommerce.store;

import org.jspecify.annotations.Nullable;

/**
 * A currency.
 *
 * @param code ISO 4217
 */
public record Currency(String code, @Nullable String name, @Nullable String symbol) {}
