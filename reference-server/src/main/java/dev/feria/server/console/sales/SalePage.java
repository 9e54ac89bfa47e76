package dev.feria.server.console.sales;

import java.util.List;

/** The page of one sale. */
public record SalePage(SaleRow row, List<OrderLineRow> lines) {}
