package dev.feria.server.console.home;

import dev.feria.core.commerce.Money;
import dev.feria.server.console.NoticeRow;
import dev.feria.server.console.catalog.ProductRow;
import dev.feria.server.console.integrations.AccountCard;
import dev.feria.server.console.syncs.SyncRow;
import java.util.List;

/**
 * The start page.
 *
 * @param salesToday the day's completed sales, one amount for each currency
 * @param saleCount how many sales they are
 * @param notices what is open, newest first
 * @param accounts every account that is not disconnected
 * @param zeroStock some of the products that are sold out
 * @param zeroCount how many are
 * @param unmatchedCount listings without a product
 * @param oversoldCount sales of which there is not enough
 * @param oversold the latest of them
 * @param syncs the latest
 */
public record DashboardView(
    List<Money> salesToday,
    long saleCount,
    List<NoticeRow> notices,
    List<AccountCard> accounts,
    List<ProductRow> zeroStock,
    long zeroCount,
    long unmatchedCount,
    long oversoldCount,
    List<OversoldRow> oversold,
    List<SyncRow> syncs) {}
