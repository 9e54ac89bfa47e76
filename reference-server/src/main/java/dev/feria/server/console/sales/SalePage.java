package dev.feria.server.console.sales;

import dev.feria.server.sales.SaleView;
import java.util.List;

/** The page of one sale. */
public record SalePage(SaleRow row, SaleView sale, List<SaleView.Line> lines) {}
