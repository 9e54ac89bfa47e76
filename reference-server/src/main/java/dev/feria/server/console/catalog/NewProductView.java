package dev.feria.server.console.catalog;

import org.jspecify.annotations.Nullable;

/** The form for a new product, with what was entered. */
public record NewProductView(String sku, String title, String quantity, @Nullable String problem) {}
