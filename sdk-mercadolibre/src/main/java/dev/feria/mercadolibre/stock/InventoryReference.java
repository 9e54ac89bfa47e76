package dev.feria.mercadolibre.stock;

import org.jspecify.annotations.Nullable;

/**
 * An item that sells from an inventory.
 *
 * @param type {@code item}
 */
public record InventoryReference(
    @Nullable String type, @Nullable String id, @Nullable String variationId) {}
