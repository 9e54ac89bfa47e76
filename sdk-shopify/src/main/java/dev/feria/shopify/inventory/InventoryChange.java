package dev.feria.shopify.inventory;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Reference;
import org.jspecify.annotations.Nullable;

/** One change of one quantity. */
@CamelCase
public record InventoryChange(
    String name,
    int delta,
    @Nullable Integer quantityAfterChange,
    @Nullable Reference item,
    @Nullable Reference location) {}
