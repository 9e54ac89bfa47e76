package dev.feria.mercadolibre.stock;

import dev.feria.core.json.OpenEnum;

/**
 * What kind of place holds stock.
 *
 * @param wire as the provider writes it; values not named here are kept as they came
 */
public record LocationType(String wire) implements OpenEnum {
  /** {@code selling_address}. */
  public static final LocationType SELLING_ADDRESS = new LocationType("selling_address");

  /** {@code seller_warehouse}. */
  public static final LocationType SELLER_WAREHOUSE = new LocationType("seller_warehouse");

  /** {@code meli_facility}. */
  public static final LocationType MELI_FACILITY = new LocationType("meli_facility");
}
