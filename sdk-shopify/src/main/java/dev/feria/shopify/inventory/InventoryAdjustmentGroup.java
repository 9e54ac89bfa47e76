package dev.feria.shopify.inventory;

import dev.feria.core.json.CamelCase;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a write of quantities changed. */
@CamelCase
public record InventoryAdjustmentGroup(
    String id,
    @Nullable Instant createdAt,
    @Nullable String reason,
    @Nullable List<InventoryChange> changes) {
  public InventoryAdjustmentGroup {
    changes = changes == null ? List.of() : Collections.unmodifiableList(changes);
  }

  @Override
  public List<InventoryChange> changes() {
    return changes == null ? List.of() : changes;
  }
}
