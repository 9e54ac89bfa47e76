package dev.feria.server.console.sales;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one order.
 *
 * @param siblings the other orders of the pack
 */
public record OrderPage(
    OrderRow row,
    List<OrderLineRow> lines,
    List<OrderRow> siblings,
    @Nullable String shipmentId,
    ShipmentsView shipments,
    @Nullable String saleId) {}
