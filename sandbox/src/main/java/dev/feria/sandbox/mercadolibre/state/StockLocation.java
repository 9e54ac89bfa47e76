package dev.feria.sandbox.mercadolibre.state;

import org.jspecify.annotations.Nullable;

/** How many units of a user product lie in one place. */
public final class StockLocation {
  public String type = "selling_address";

  public @Nullable String storeId;

  public @Nullable String nodeId;

  public int quantity;
}
