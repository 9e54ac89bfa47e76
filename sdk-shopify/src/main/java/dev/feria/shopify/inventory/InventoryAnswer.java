package dev.feria.shopify.inventory;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.UserError;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a write of quantities.
 *
 * @param inventoryAdjustmentGroup null when nothing changed
 * @param userErrors why it was refused as a whole; empty when it was carried out
 */
@CamelCase
public record InventoryAnswer(
    @Nullable InventoryAdjustmentGroup inventoryAdjustmentGroup,
    @Nullable List<UserError> userErrors) {
  public InventoryAnswer {
    userErrors = userErrors == null ? List.of() : Collections.unmodifiableList(userErrors);
  }

  @Override
  public List<UserError> userErrors() {
    return userErrors == null ? List.of() : userErrors;
  }
}
