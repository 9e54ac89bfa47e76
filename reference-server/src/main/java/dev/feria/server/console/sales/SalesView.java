package dev.feria.server.console.sales;

import dev.feria.server.console.integrations.AccountCard;
import dev.feria.server.sales.Turnover;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of sales.
 *
 * @param accounts connected ones, each with its latest syncs
 * @param totals of all that the filter lets through
 */
public record SalesView(
    Filter filter,
    List<AccountCard> accounts,
    List<SaleRow> rows,
    Turnover totals,
    @Nullable String next) {}
