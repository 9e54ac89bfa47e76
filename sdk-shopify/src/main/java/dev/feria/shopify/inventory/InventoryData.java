package dev.feria.shopify.inventory;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Connection;
import dev.feria.shopify.wire.Reference;
import org.jspecify.annotations.Nullable;

/** What the documents of inventory answer with. */
final class InventoryData {
  private InventoryData() {}

  @CamelCase
  record Locations(Connection<Location> locations) {}

  @CamelCase
  record Set(@Nullable InventoryAnswer inventorySetQuantities) {}

  @CamelCase
  record Adjusted(@Nullable InventoryAnswer inventoryAdjustQuantities) {}

  @CamelCase
  record ItemVariants(@Nullable Item inventoryItem) {}

  @CamelCase
  record Item(String id, @Nullable Connection<VariantOfItem> variants) {}

  @CamelCase
  record VariantOfItem(String id, @Nullable Reference product) {}
}
