package dev.feria.shopify.products;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Connection;
import org.jspecify.annotations.Nullable;

/**
 * What a variant is in the stock.
 *
 * @param tracked whether it has quantities at all
 */
@CamelCase
public record VariantInventory(
    String id, boolean tracked, @Nullable Connection<LevelAtLocation> inventoryLevels) {
  public VariantInventory {
    inventoryLevels = inventoryLevels == null ? Connection.none() : inventoryLevels;
  }

  @Override
  public Connection<LevelAtLocation> inventoryLevels() {
    return inventoryLevels == null ? Connection.none() : inventoryLevels;
  }
}
