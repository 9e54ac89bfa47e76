package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Reference;
import org.jspecify.annotations.Nullable;

/** Pieces of a line that were refunded. */
@CamelCase
public record RefundLineItem(
    Reference lineItem, int quantity, RestockType restockType, @Nullable Boolean restocked) {}
