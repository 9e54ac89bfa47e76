package dev.feria.shopify.inventory;

import dev.feria.core.json.CamelCase;
import dev.feria.core.json.RawJson;
import dev.feria.shopify.wire.Gid;
import org.jspecify.annotations.Nullable;

/**
 * A change of what is for sale of an item at a location.
 *
 * @param delta how many more; below 0 for fewer
 * @param changeFromQuantity what it is expected to be now; {@link RawJson#NULL} changes it whatever
 *     it is
 */
@CamelCase
public record QuantityChange(
    String inventoryItemId, String locationId, int delta, RawJson changeFromQuantity) {

  /**
   * Makes one.
   *
   * @param changeFrom what the quantity is expected to be now; null changes it whatever it is
   */
  public static QuantityChange of(
      String inventoryItemId, String locationId, int delta, @Nullable Integer changeFrom) {
    return new QuantityChange(
        Gid.of("InventoryItem", inventoryItemId),
        Gid.of("Location", locationId),
        delta,
        changeFrom == null ? RawJson.NULL : new RawJson(changeFrom.toString()));
  }
}
