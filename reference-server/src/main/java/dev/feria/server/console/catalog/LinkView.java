package dev.feria.server.console.catalog;

import java.util.List;

/** The dialog that links a listing to a product. */
public record LinkView(ListingRow row, List<ProductRow> products) {}
