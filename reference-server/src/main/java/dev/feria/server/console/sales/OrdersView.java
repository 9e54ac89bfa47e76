package dev.feria.server.console.sales;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of orders. */
public record OrdersView(Filter filter, List<OrderRow> rows, @Nullable String next) {}
