package dev.feria.server.console.sales;

import java.util.List;

/** The page of one sale. */
public record SaleView(SaleRow row, List<OrderLineRow> lines) {}
