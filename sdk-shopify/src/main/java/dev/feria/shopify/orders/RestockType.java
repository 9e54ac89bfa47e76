package dev.feria.shopify.orders;

import dev.feria.core.json.OpenEnum;

/** What became of refunded pieces. */
public record RestockType(String wire) implements OpenEnum {
  public static final RestockType CANCEL = new RestockType("CANCEL");
  public static final RestockType LEGACY_RESTOCK = new RestockType("LEGACY_RESTOCK");
  public static final RestockType NO_RESTOCK = new RestockType("NO_RESTOCK");
  public static final RestockType RETURN = new RestockType("RETURN");
}
