package dev.feria.shopify.inventory;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/**
 * A place where goods lie.
 *
 * @param legacyResourceId the number in {@link #id}
 */
@CamelCase
public record Location(
    String id,
    String legacyResourceId,
    String name,
    boolean isActive,
    boolean fulfillsOnlineOrders,
    @Nullable Boolean shipsInventory) {}
