package dev.feria.server.console.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one product.
 *
 * @param formKey makes a repeated form do its work once
 * @param next address of further movements
 */
public record ProductPage(
    ProductRow row,
    List<ListingRow> listings,
    List<MovementRow> movements,
    @Nullable String next,
    String formKey) {}
