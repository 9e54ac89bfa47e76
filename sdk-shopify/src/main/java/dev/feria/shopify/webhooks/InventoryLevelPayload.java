package dev.feria.shopify.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code inventory_levels/*} webhooks carry. Writes of the application come back as well.
 *
 * @param available null for an item that has no quantities
 */
public record InventoryLevelPayload(
    String inventoryItemId,
    String locationId,
    @Nullable Integer available,
    @Nullable Instant updatedAt) {}
