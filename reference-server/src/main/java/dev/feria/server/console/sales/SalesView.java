package dev.feria.server.console.sales;

import dev.feria.core.commerce.Money;
import dev.feria.server.console.integrations.AccountCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of sales.
 *
 * @param syncable accounts whose orders can be fetched
 * @param totals of the rows shown that were not cancelled, one for each currency
 */
public record SalesView(
    Filter filter,
    List<AccountCard> syncable,
    List<SaleRow> rows,
    List<Money> totals,
    @Nullable String next) {}
