package dev.feria.server.console.sales;

import dev.feria.core.commerce.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sale in a table.
 *
 * @param accountName null for a sale at the counter
 * @param what the first title and how many more there are
 * @param oversold whether there is not enough of something
 */
public record SaleRow(
    String id,
    @Nullable String accountName,
    String status,
    Instant soldAt,
    Money total,
    String what,
    @Nullable String orderId,
    @Nullable String orderExternalId,
    String by,
    boolean oversold) {}
