package dev.feria.server.console.sales;

import dev.feria.server.console.catalog.ProductRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for a new sale.
 *
 * @param formKey makes a repeated form do its work once
 * @param offerNegative whether to offer selling more than is available
 */
public record NewSaleView(
    String formKey,
    String currency,
    List<SaleLineInput> lines,
    List<ProductRow> products,
    boolean offerNegative,
    @Nullable String problem) {}
