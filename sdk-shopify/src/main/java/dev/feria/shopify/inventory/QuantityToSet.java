package dev.feria.shopify.inventory;

import dev.feria.core.json.CamelCase;
import dev.feria.core.json.RawJson;
import dev.feria.shopify.wire.Gid;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of an item at a location.
 *
 * @param inventoryItemId global id
 * @param locationId global id
 * @param quantity absolute
 * @param changeFromQuantity what it is expected to be now; {@link RawJson#NULL} sets it whatever it
 *     is
 */
@CamelCase
public record QuantityToSet(
    String inventoryItemId, String locationId, int quantity, RawJson changeFromQuantity) {

  /**
   * Makes one.
   *
   * @param changeFrom what the quantity is expected to be now; null sets it whatever it is
   */
  public static QuantityToSet of(
      String inventoryItemId, String locationId, int quantity, @Nullable Integer changeFrom) {
    return new QuantityToSet(
        Gid.of("InventoryItem", inventoryItemId),
        Gid.of("Location", locationId),
        quantity,
        changeFrom == null ? RawJson.NULL : new RawJson(changeFrom.toString()));
  }
}
