package dev.feria.shopify.products;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Reference;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of an item lies at a location. */
@CamelCase
public record LevelAtLocation(Reference location, @Nullable List<NamedQuantity> quantities) {
  public LevelAtLocation {
    quantities = quantities == null ? List.of() : Collections.unmodifiableList(quantities);
  }

  @Override
  public List<NamedQuantity> quantities() {
    return quantities == null ? List.of() : quantities;
  }

  /** Returns a quantity by its name; null where it was not asked for. */
  public @Nullable Integer quantity(String name) {
    for (NamedQuantity quantity : quantities()) {
      if (quantity.name().equals(name)) {
        return quantity.quantity();
      }
    }
    return null;
  }
}
