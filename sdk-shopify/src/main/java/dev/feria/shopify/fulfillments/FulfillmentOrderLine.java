package dev.feria.shopify.fulfillments;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that have to leave together.
 *
 * @param lineItem of the order
 */
@CamelCase
public record FulfillmentOrderLine(
    String id,
    int remainingQuantity,
    int totalQuantity,
    @Nullable String sku,
    Reference lineItem) {}
