package dev.feria.mercadolibre.stock;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the provider's warehouse holds of an inventory. Read only. */
public record FulfillmentStock(
    String inventoryId,
    @Nullable Integer total,
    @Nullable Integer availableQuantity,
    @Nullable Integer notAvailableQuantity,
    List<UnavailableStock> notAvailableDetail,
    List<InventoryReference> externalReferences) {
  public FulfillmentStock {
    notAvailableDetail =
        notAvailableDetail == null ? List.of() : Collections.unmodifiableList(notAvailableDetail);
    externalReferences =
        externalReferences == null ? List.of() : Collections.unmodifiableList(externalReferences);
  }
}
