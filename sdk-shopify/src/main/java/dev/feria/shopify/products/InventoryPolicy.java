package dev.feria.shopify.products;

import dev.feria.core.json.OpenEnum;

/** Whether a variant is sold without stock. */
public record InventoryPolicy(String wire) implements OpenEnum {
  public static final InventoryPolicy DENY = new InventoryPolicy("DENY");
  public static final InventoryPolicy CONTINUE = new InventoryPolicy("CONTINUE");
}
