package dev.feria.mercadolibre.items;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which items of a seller to list. Immutable; {@link #ALL} lists every item that is not deleted,
 * whatever its status.
 *
 * <p>The provider has no filter by date: there is no listing of "what changed since".
 */
public final class ItemSearch {
  /** Every item of the seller. */
  public static final ItemSearch ALL = new ItemSearch(Map.of());

  private final Map<String, String> parameters;

  private ItemSearch(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Lists only items of a status. */
  public ItemSearch status(ItemStatus status) {
    return and("status", status.wire());
  }

  /** Lists only items of a sub-status, for example {@code out_of_stock}. */
  public ItemSearch subStatus(String subStatus) {
    return and("sub_status", subStatus);
  }

  /** Lists only items whose attribute {@code SELLER_SKU} is this. */
  public ItemSearch sellerSku(String sku) {
    return and("seller_sku", sku);
  }

  /** Lists only items whose older custom field is this. */
  public ItemSearch customField(String sku) {
    return and("sku", sku);
  }

  /** Lists only items of these user products. */
  public ItemSearch userProducts(Iterable<String> userProductIds) {
    return and("user_product_id", String.join(",", userProductIds));
  }

  /** Lists only items of a listing type, for example {@code gold_special}. */
  public ItemSearch listingType(String listingTypeId) {
    return and("listing_type_id", listingTypeId);
  }

  /** Lists only items whose health is {@code unhealthy}, {@code warning} or {@code healthy}. */
  public ItemSearch health(String gauge) {
    return and("reputation_health_gauge", gauge);
  }

  /** Sorts, for example {@code start_time_desc} or {@code last_updated_desc}. */
  public ItemSearch sortedBy(String order) {
    return and("orders", order);
  }

  Map<String, String> parameters() {
    return parameters;
  }

  private ItemSearch and(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new ItemSearch(Collections.unmodifiableMap(more));
  }
}
