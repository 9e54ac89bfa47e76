package dev.feria.server.console.sales;

import dev.feria.server.console.integrations.AccountCard;
import dev.feria.server.sales.Turnover;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of sales.
 *
 * @param syncable accounts whose orders can be fetched
 * @param totals of all that the filter lets through
 */
public record SalesView(
    Filter filter,
    List<AccountCard> syncable,
    List<SaleRow> rows,
    Turnover totals,
    @Nullable String next) {}
