package dev.feria.server.console.sales;

import org.jspecify.annotations.Nullable;

/** A line of the form for a new sale. */
public record SaleLineInput(
    String sku, String title, String quantity, String unitPrice, @Nullable String problem) {}
