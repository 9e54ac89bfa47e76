package dev.feria.woocommerce.products;

import dev.feria.core.json.OpenEnum;

/**
 * Who keeps the quantity of a product or variation.
 *
 * @param wire {@code true}, {@code false} or {@code parent}
 */
public record StockManagement(String wire) implements OpenEnum {
  /** It has a quantity of its own. */
  public static final StockManagement OWN = new StockManagement("true");

  /** It has none. */
  public static final StockManagement NONE = new StockManagement("false");

  /** Its product keeps one quantity for all variations that say so. */
  public static final StockManagement PARENT = new StockManagement("parent");

  /** Tells whether it has a quantity of its own; some plugins write the boolean as text. */
  public boolean isOwn() {
    return wire.equals("true") || wire.equals("yes") || wire.equals("1");
  }

  /** Tells whether the product keeps the quantity. */
  public boolean isParents() {
    return wire.equals("parent");
  }
}
